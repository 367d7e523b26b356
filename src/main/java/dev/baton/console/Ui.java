package dev.baton.console;

import dev.baton.platform.data.Count;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.DataScope;
import dev.baton.platform.security.FieldGroup;
import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What every template is given: the words, the formats, the person, the address, and what the last action has to say.
 * Built once per request.
 */
public final class Ui {

    /** What stands for a field that a role does not see. */
    public static final String HIDDEN = "•••";

    private static final long COUNTED = 10_000;

    /** The token that proves a form was ours. */
    public record Csrf(String parameter, String header, String token) {}

    /** What is the same for every reader. */
    record Ground(
            Messages messages,
            Assets assets,
            Supplier<Navigation> navigation,
            Supplier<Navigation> narrowed,
            Function<String, List<SavedView>> views) {}

    /** What is this reader's own. */
    record Reader(
            Locale locale,
            ZoneId zone,
            Theme theme,
            boolean railFolded,
            @Nullable Visitor visitor) {}

    /** What is this request's own. */
    record Request(String path, String query, @Nullable Csrf csrf, boolean fragment, List<Flash> flashes) {}

    private final Ground ground;
    private final Reader reader;
    private final Request request;
    private final Formats formats;
    private final Clock clock;

    Ui(Ground ground, Reader reader, Request request, Clock clock) {
        this.ground = ground;
        this.reader = reader;
        this.request = request;
        this.clock = clock;
        this.formats = new Formats(ground.messages(), reader.locale(), reader.zone(), clock);
    }

    /** The same for somebody who reads another language and lives somewhere else: the reader of a letter or of a public page. */
    public Ui speaking(Locale locale, ZoneId zone) {
        return new Ui(
                ground,
                new Reader(locale, zone, reader.theme(), reader.railFolded(), reader.visitor()),
                request,
                clock);
    }

    /** Makes this the one that the template of {@code http} is given. */
    public void on(HttpServletRequest http) {
        http.setAttribute(Ui.class.getName(), this);
    }

    /** The text of a key in the reader's language. */
    public String t(String key, Object... arguments) {
        return ground.messages().text(reader.locale(), key, arguments);
    }

    /** A text that depends on how many: {@code key.one} or {@code key.other}, with the number as its first argument. */
    public String n(String key, long count) {
        return t(count == 1 ? key + ".one" : key + ".other", quantity(count));
    }

    public String language() {
        return reader.locale().getLanguage();
    }

    public List<Locale> languages() {
        return Messages.LANGUAGES;
    }

    public Locale locale() {
        return reader.locale();
    }

    public ZoneId zone() {
        return reader.zone();
    }

    public Instant now() {
        return clock.instant();
    }

    public Theme theme() {
        return reader.theme();
    }

    public boolean railFolded() {
        return reader.railFolded();
    }

    /** With currency and groups, as in {@code $1,234.50}; or that it is hidden. */
    public String money(Money amount) {
        return hides(FieldGroup.AMOUNTS) ? HIDDEN : formats.money(amount);
    }

    public String quantity(long quantity) {
        return formats.quantity(quantity);
    }

    /** A number that was counted no further than ten thousand: 10,000+ beyond. */
    public String counted(long number) {
        return number > COUNTED ? quantity(COUNTED) + "+" : quantity(number);
    }

    /** 240, or 240+ when that is not all. */
    public String counted(Count count) {
        return quantity(count.atLeast()) + (count.isExact() ? "" : "+");
    }

    /** 0.25 as 25 %. */
    public String percent(double share) {
        return formats.percent(share);
    }

    public String date(LocalDate date) {
        return formats.date(date);
    }

    /** A day without its year, short enough to stand under a picture. */
    public String day(LocalDate date) {
        return formats.day(date);
    }

    /** How long ago or how soon, with the exact time on hover. */
    public Content ago(Instant at) {
        return formats.moment(at, reader.zone());
    }

    /** The same, exact in the zone of a site. */
    public Content ago(Instant at, ZoneId where) {
        return formats.moment(at, where);
    }

    /** For how long already, without the word ago: what stands behind a state. */
    public Content since(Instant at) {
        return formats.span(at, reader.zone());
    }

    public String agoText(Instant at) {
        return formats.relative(at);
    }

    /** Date and time with the zone. */
    public String exact(Instant at) {
        return formats.exact(at, reader.zone());
    }

    public String exact(Instant at, ZoneId where) {
        return formats.exact(at, where);
    }

    /** The time of day, in the zone of a site. */
    public String time(Instant at, ZoneId where) {
        return formats.time(at, where);
    }

    public String asset(String file) {
        return ground.assets().path(file);
    }

    public Map<Navigation.Group, List<Navigation.Entry>> rail() {
        return navigation().groups();
    }

    public List<Navigation.Entry> phoneBar() {
        return navigation().phone();
    }

    private Navigation navigation() {
        return (within().seesAll() ? ground.navigation() : ground.narrowed()).get();
    }

    /** The part of the company that the reader sees. */
    public DataScope within() {
        return reader.visitor() == null ? DataScope.ALL : reader.visitor().within();
    }

    /** Whether the reader is shown these fields nowhere. */
    public boolean hides(FieldGroup group) {
        return within().hides(group);
    }

    /** Whether nothing is kept from the reader: only then may they fill in a form that has every field. */
    public boolean seesAllFields() {
        return within().hiddenFields().isEmpty();
    }

    /** A customer's mail address or telephone number; or that it is hidden. */
    public @Nullable String contact(@Nullable String text) {
        return text != null && hides(FieldGroup.CONTACTS) ? HIDDEN : text;
    }

    public boolean isAt(Navigation.Entry entry) {
        return entry.holds(request.path());
    }

    public String path() {
        return request.path();
    }

    /** Path and query: what one sends to a colleague. */
    public String address() {
        return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    }

    /** This address with one parameter set; {@code null} takes it out. A changed list starts at its beginning. */
    public String with(String parameter, @Nullable String value) {
        return address(uri -> value == null
                ? uri.replaceQueryParam(parameter)
                : uri.replaceQueryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8)));
    }

    public String sortHref(Sort sort, String key) {
        return with("sort", sort.next(key));
    }

    private String address(UnaryOperator<UriComponentsBuilder> change) {
        var here = UriComponentsBuilder.fromPath(request.path())
                .query(request.query())
                .replaceQueryParam("cursor");
        return change.apply(here).build(true).toUriString();
    }

    /** This list as people like it. */
    public List<SavedView> views() {
        return ground.views().apply(request.path());
    }

    public @Nullable Csrf csrf() {
        return request.csrf();
    }

    /** Whether htmx asks for a part of the page. */
    public boolean fragment() {
        return request.fragment();
    }

    public List<Flash> flashes() {
        return request.flashes();
    }

    public @Nullable Visitor visitor() {
        return reader.visitor();
    }

    /** Whether the reader has it, and sees enough of the company to use it. */
    public boolean may(String permission) {
        return reader.visitor() != null
                && reader.visitor().may(permission)
                && (within().seesAll() || navigation().leadsTo(permission));
    }
}
