package dev.baton.sample;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.customers.Address;
import dev.baton.customers.VerifyAddress;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.company.CompanyProfile;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.PostalAddress;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Tenants;
import dev.baton.platform.time.BusinessCalendar;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the sample company to one's own, in two steps: set up the own one, and take the sample away. */
@Controller
@Access("company")
class SampleScreen {

    private static final String SITE = "MAIN";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Histories histories;
    private final Tenants tenants;
    private final SetUpCompany setUpCompany;
    private final RemoveSample removeSample;
    private final VerifyAddress verifyAddress;

    SampleScreen(
            Histories histories,
            Tenants tenants,
            SetUpCompany setUpCompany,
            RemoveSample removeSample,
            VerifyAddress verifyAddress) {
        this.histories = histories;
        this.tenants = tenants;
        this.setUpCompany = setUpCompany;
        this.removeSample = removeSample;
        this.verifyAddress = verifyAddress;
    }

    @GetMapping("/sample")
    ModelAndView show(Ui ui) {
        return page(
                ui,
                TypedForm.empty()
                        .put("country", "US")
                        .put("timeZone", ui.zone().getId())
                        .put("currency", "USD")
                        .put("language", ui.language())
                        .put("carriers", "true"));
    }

    @PostMapping("/sample/own-company")
    ModelAndView setUp(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var command = command(ui, form, Objects.requireNonNullElse(typed.getFirst("password"), ""));
        if (command == null) {
            return wrong(ui, form);
        }
        try {
            return switch (setUpCompany.handle(command)) {
                case SetUpCompany.SetUp _ -> {
                    Flash.done(ui.t("sample.set-up", command.profile().name(), command.email()))
                            .on(redirect);
                    yield new ModelAndView("redirect:/sample");
                }
                case SetUpCompany.NotTheSample _ -> throw new NotFound("sample company", "here");
            };
        } catch (Invalid invalid) {
            invalid.fields()
                    .forEach(field -> form.wrong(
                            field.field(),
                            field.field().equals("email")
                                    ? ui.t("people.wrong.email-taken")
                                    : ui.t("people.wrong.password")));
            return wrong(ui, form);
        }
    }

    /** @param name of the company, typed to be sure */
    @PostMapping("/sample/removal")
    String remove(
            Ui ui,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var visitor = ui.visitor();
        if (visitor == null || !visitor.tenant().equalsIgnoreCase(name.strip())) {
            Flash.note(ui.t("sample.removal.name")).on(redirect);
            return "redirect:/sample";
        }
        return switch (removeSample.handle()) {
            case RemoveSample.Removed _ -> {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                yield "redirect:/sign-in?signed-out";
            }
            case RemoveSample.NoOtherCompany _ -> {
                Flash.note(ui.t("sample.removal.first")).on(redirect);
                yield "redirect:/sample";
            }
            case RemoveSample.NotTheSample _ -> throw new NotFound("sample company", "here");
        };
    }

    private OpenCompany.@Nullable Command command(Ui ui, TypedForm form, String password) {
        List.of("company", "line1", "city", "postcode", "name", "email")
                .forEach(field -> form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required")));
        List.of("company", "line1", "city", "region", "postcode", "name", "email")
                .forEach(field ->
                        form.require(form.value(field).length() <= 100, field, ui.t("form.wrong.too-long", 100)));
        form.require(form.value("email").matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"), "email", ui.t("people.wrong.email"));
        form.require(password.length() >= 8 && password.length() <= 72, "password", ui.t("people.wrong.password"));
        var country = form.value("country").toUpperCase(Locale.ROOT);
        form.require(COUNTRIES.contains(country), "country", ui.t("form.wrong.country"));
        form.require(
                CompanyProfile.LANGUAGES.contains(form.value("language")), "language", ui.t("company.wrong.language"));
        var zone = zone(ui, form);
        var currency = currency(ui, form);
        if (zone == null || currency == null || !form.isRight()) {
            return null;
        }
        var name = form.value("company");
        var profile = new CompanyProfile(
                name,
                name,
                new PostalAddress(
                        name,
                        null,
                        form.value("line1"),
                        null,
                        form.value("city"),
                        form.valueOrNull("region"),
                        form.value("postcode"),
                        country),
                form.value("email"),
                null,
                null,
                null,
                zone,
                currency,
                form.value("language"),
                Letterhead.DEFAULT_COLOUR,
                0);
        return new OpenCompany.Command(
                profile,
                site(form, country, zone),
                form.value("name"),
                form.value("email"),
                password,
                form.isTicked("carriers"));
    }

    /** The first site stands at the company's address, works on weekdays and handles what needs no special care. */
    private Site site(TypedForm form, String country, ZoneId zone) {
        var name = form.value("company");
        var location = verifyAddress
                .handle(new Address(
                        name,
                        null,
                        form.value("line1"),
                        null,
                        form.value("city"),
                        form.value("region"),
                        form.value("postcode"),
                        country,
                        null,
                        null))
                .location();
        return new Site(
                SiteCode.of(SITE),
                name,
                Site.Type.WAREHOUSE,
                new Site.SiteAddress(
                        form.value("line1"), form.value("city"), form.value("region"), form.value("postcode"), country),
                location == null ? new GeoPoint(0, 0) : location,
                BusinessCalendar.weekdays(zone),
                Set.of(HandlingClass.STANDARD),
                Set.of(),
                0,
                true,
                1);
    }

    private static @Nullable ZoneId zone(Ui ui, TypedForm form) {
        try {
            return ZoneId.of(form.value("timeZone"));
        } catch (DateTimeException e) {
            form.wrong("timeZone", ui.t("company.wrong.zone"));
            return null;
        }
    }

    private static @Nullable String currency(Ui ui, TypedForm form) {
        try {
            return Currency.getInstance(form.value("currency").toUpperCase(Locale.ROOT))
                    .getCurrencyCode();
        } catch (IllegalArgumentException e) {
            form.wrong("currency", ui.t("company.wrong.currency"));
            return null;
        }
    }

    private ModelAndView wrong(Ui ui, TypedForm form) {
        var page = page(ui, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, TypedForm form) {
        if (!ui.may("*") || histories.find().isEmpty()) {
            throw new NotFound("sample company", "here");
        }
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("others", tenants.list().size() - 1);
        model.put("countries", Choice.countries(ui));
        model.put("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.put("languages", Choice.languages(ui));
        return new ModelAndView("console/sample/page", model);
    }
}
