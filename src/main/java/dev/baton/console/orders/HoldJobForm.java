package dev.baton.console.orders;

import dev.baton.catalog.Sku;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import dev.baton.orders.HoldJobFilter;
import dev.baton.orders.HoldJobPlan;
import dev.baton.orders.HoldReason;
import dev.baton.orders.HoldSource;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderTag;
import dev.baton.orders.WhichHolds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What the address of a job that is being prepared asks for: the filters of the list of orders, and, to release, which holds. What
 * cannot be understood is left out.
 */
record HoldJobForm(
        @Nullable String kind,
        @Nullable String view,
        @Nullable String q,
        @Nullable String status,
        @Nullable String channel,
        @Nullable String customer,
        @Nullable String sku,
        @Nullable String site,
        @Nullable String country,
        @Nullable String hold,
        @Nullable String tag,
        @Nullable String from,
        @Nullable String to,
        @Nullable String holdReason,
        @Nullable String holdSource,
        @Nullable String holdOwner,
        @Nullable String holdUnowned,
        @Nullable String holdRule,
        @Nullable String holdOlder,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String owner,
        @Nullable String releaseOn,
        @Nullable String partOnly) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");
    private static final Pattern SKU = Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,59}");

    boolean isRelease() {
        return "RELEASE".equals(kind);
    }

    /** The parameters that say which orders and which holds; those that say nothing are absent. */
    Map<String, String> which() {
        var which = new LinkedHashMap<String, String>();
        which.put("kind", isRelease() ? "RELEASE" : "HOLD");
        put(which, "view", view);
        put(which, "q", q);
        put(which, "status", Given.constant(OrderStatus.class, status));
        put(which, "channel", channel);
        put(which, "customer", code(CODE, customer));
        put(which, "sku", code(SKU, sku));
        put(which, "site", code(CODE, site));
        put(which, "country", code(Pattern.compile("[A-Z]{2}"), country));
        put(which, "hold", Given.constant(HoldReason.class, hold));
        put(which, "tag", OrderTag.read(tag).orElse(null));
        put(which, "from", Given.day(from) == null ? null : from);
        put(which, "to", Given.day(to) == null ? null : to);
        if (isRelease()) {
            put(which, "holdReason", Given.constant(HoldReason.class, holdReason));
            put(which, "holdSource", Given.constant(HoldSource.class, holdSource));
            put(which, "holdOwner", holdOwner);
            put(which, "holdUnowned", "true".equals(holdUnowned) ? "true" : null);
            put(which, "holdRule", holdRule);
            put(which, "holdOlder", days(holdOlder) == null ? null : holdOlder);
        }
        return which;
    }

    /** Where a job of these orders is prepared. */
    static String href(Map<String, String> which) {
        var href = new StringBuilder("/hold-jobs/new");
        which.forEach((name, value) -> {
            if (!value.isBlank()) {
                href.append(href.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return href.toString();
    }

    HoldJobPlan plan(Ui ui, LocalDate today) {
        var which = which();
        if (isRelease()) {
            var older = days(holdOlder);
            return HoldJobPlan.release(
                    filter(ui, today, which),
                    new WhichHolds(
                            some(which, "holdReason").map(HoldReason::valueOf).orElse(null),
                            some(which, "holdSource").map(HoldSource::valueOf).orElse(null),
                            which.get("holdOwner"),
                            which.containsKey("holdUnowned"),
                            which.get("holdRule"),
                            older == null ? null : ui.now().minus(Duration.ofDays(older))),
                    Given.text(note));
        }
        return HoldJobPlan.hold(
                filter(ui, today, which),
                Objects.requireNonNullElse(Given.constant(HoldReason.class, reason), HoldReason.CUSTOMER_REQUEST),
                Given.text(note),
                Given.text(owner),
                start(ui, Given.day(releaseOn)),
                "true".equals(partOnly) && which.containsKey("sku") != which.containsKey("site"));
    }

    private static HoldJobFilter filter(Ui ui, LocalDate today, Map<String, String> which) {
        var shown = ListView.parse(Objects.requireNonNullElse(which.get("view"), ""));
        var last = Given.day(which.get("to"));
        return new HoldJobFilter(
                some(which, "status")
                        .map(status -> List.of(OrderStatus.valueOf(status)))
                        .orElse(shown.statuses()),
                which.get("channel"),
                some(which, "customer").map(CustomerNumber::new).orElse(null),
                some(which, "sku").map(Sku::of).orElse(null),
                some(which, "site").map(SiteCode::new).orElse(null),
                which.get("country"),
                some(which, "hold").map(HoldReason::valueOf).orElse(null),
                start(ui, Given.day(which.get("from"))),
                start(ui, last == null ? null : last.plusDays(1)),
                which.get("q"),
                shown == ListView.LATE ? today : null,
                which.get("tag"));
    }

    private static Optional<String> some(Map<String, String> which, String name) {
        return Optional.ofNullable(which.get(name));
    }

    private static @Nullable Instant start(Ui ui, @Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ui.zone()).toInstant();
    }

    private static @Nullable Long days(@Nullable String given) {
        return given != null && given.matches("[1-9]\\d{0,3}") ? Long.valueOf(given) : null;
    }

    private static @Nullable String code(Pattern shape, @Nullable String given) {
        var code = given == null ? "" : given.strip().toUpperCase(Locale.ROOT);
        return shape.matcher(code).matches() ? code : null;
    }

    private static void put(Map<String, String> which, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            which.put(name, value.toString().strip());
        }
    }
}
