package dev.baton.console.orders;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.orders.HoldFilter;
import dev.baton.orders.HoldOwners;
import dev.baton.orders.HoldQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.HoldRow;
import dev.baton.orders.HoldSource;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Count;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What orders wait for, the oldest first: by reason, by who placed it and by who sees to it. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class HoldListScreen {

    /** A part of the list that has a tab. */
    enum View {
        ALL,
        MINE,
        NOBODYS,
        RELEASED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static View parse(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(view -> view.word().equals(word))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** What the address asks for. */
    record Asked(
            @Nullable String view,
            @Nullable String q,
            @Nullable String reason,
            @Nullable String source,
            @Nullable String owner,
            @Nullable String rule,
            @Nullable String older,
            @Nullable String age) {

        View shown() {
            return View.parse(view);
        }

        String text() {
            return word(q);
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters() {
            var filters = new LinkedHashMap<String, String>();
            filters.put("reason", Objects.toString(Given.constant(HoldReason.class, reason), ""));
            filters.put("source", Objects.toString(Given.constant(HoldSource.class, source), ""));
            filters.put("owner", word(owner).strip());
            filters.put("rule", word(rule).strip());
            filters.put("older", word(older).matches("[1-9]\\d{0,3}") ? word(older) : "");
            filters.put("age", HoldAge.parse(word(age)).map(HoldAge::word).orElse(""));
            return filters;
        }

        HoldFilter filter(Instant now) {
            var asked = filters();
            var reason = asked.get("reason");
            var source = asked.get("source");
            var days = asked.get("older");
            var aged = HoldAge.parse(word(age));
            var before = days == null || days.isEmpty() ? null : now.minus(Duration.ofDays(Long.parseLong(days)));
            var view = shown();
            return new HoldFilter(
                    view == View.RELEASED ? HoldFilter.State.RELEASED : HoldFilter.State.ACTIVE,
                    reason == null || reason.isEmpty() ? null : HoldReason.valueOf(reason),
                    source == null || source.isEmpty() ? null : HoldSource.valueOf(source),
                    view == View.MINE ? Caller.current().name() : Given.text(asked.get("owner")),
                    view == View.NOBODYS,
                    Given.text(asked.get("rule")),
                    aged.map(each -> each.from(now)).orElse(null),
                    earlier(before, aged.map(each -> each.before(now)).orElse(null)),
                    Given.text(q),
                    view == View.RELEASED ? HoldFilter.Sort.NEWEST : HoldFilter.Sort.OLDEST);
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isBefore(one)) ? other : one;
        }

        private static String word(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    private final HoldQueries holds;
    private final HoldOwners owners;

    HoldListScreen(HoldQueries holds, HoldOwners owners) {
        this.holds = holds;
        this.owners = owners;
    }

    @GetMapping(path = "/holds", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = asked.filter(ui.now());
        Export.<HoldRow>of(ui, "holds")
                .column(ui.t("orders.number"), HoldRow::orderNumber)
                .column(ui.t("orders.reason"), row -> ui.t("orders.hold." + row.reason()))
                .column(ui.t("orders.hold-part"), row -> HoldPart.words(ui, row))
                .column(ui.t("holds.note"), HoldRow::note)
                .column(ui.t("holds.source"), row -> ui.t("holds.source." + row.source()))
                .column(ui.t("holds.placed-by"), HoldRow::placedBy)
                .column(ui.t("holds.rule"), HoldRow::rule)
                .column(ui.t("orders.hold-owner"), HoldRow::owner)
                .column(ui.t("holds.since"), HoldRow::placedAt)
                .column(ui.t("holds.release-on"), HoldRow::releaseOn)
                .column(ui.t("holds.released-at"), HoldRow::releasedAt)
                .column(ui.t("holds.released-by"), HoldRow::releasedBy)
                .column(ui.t("orders.filter.customer"), HoldRow::customer)
                .column(ui.t("orders.customer"), HoldRow::customerName)
                .column(ui.t("orders.status"), row -> ui.t("orders.status." + row.orderStatus()))
                .column(ui.t("orders.total"), HoldRow::total)
                .column(ui.t("export.currency"), row -> row.total().currency())
                .write(export, response, request -> holds.list(filter, request));
    }

    @GetMapping("/holds")
    ModelAndView show(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var shown = wish.shown();
        var asked = wish.filters();
        var filter = wish.filter(ui.now());
        var page = holds.list(filter, PageRequest.of(null, cursor));
        boolean isAll = page.next() == null && page.previous() == null && cursor == null;
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", shown.word());
        model.put("tabs", tabs(ui, shown));
        model.put("rows", page.data());
        model.put("total", isAll ? new Count(page.data().size(), true) : holds.count(filter));
        model.put("next", page.next());
        model.put("previous", page.previous());
        model.put(
                "first",
                page.previous() == null && (cursor == null || !page.data().isEmpty()));
        model.put("q", wish.text());
        model.put("asked", asked);
        model.put("chips", chips(ui, asked));
        model.put("keep", shown == View.ALL ? Map.of() : Map.of("view", shown.word()));
        // Many at once knows of no youngest age: offered here, it would release more than is shown.
        boolean isOfAge = !"".equals(asked.get("age"));
        model.put("many", shown == View.RELEASED || isOfAge ? "" : HoldJobForm.href(many(wish, asked)));
        model.put(
                "people",
                owners.names().stream().map(each -> new Choice(each, each)).toList());
        return new ModelAndView("console/orders/holds", model);
    }

    /** What is to be said where all these holds are released at once. */
    private static Map<String, String> many(Asked wish, Map<String, String> asked) {
        var many = new LinkedHashMap<String, String>();
        many.put("kind", "RELEASE");
        many.put("q", wish.text());
        asked.forEach((what, value) ->
                many.put("hold" + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1), value));
        switch (wish.shown()) {
            case MINE -> many.put("holdOwner", Caller.current().name());
            case NOBODYS -> many.put("holdUnowned", "true");
            case ALL, RELEASED -> {}
        }
        return many;
    }

    private List<Tab> tabs(Ui ui, View shown) {
        return Arrays.stream(View.values())
                .map(view -> new Tab(
                        ui.t("holds.view." + view.word()),
                        view == View.ALL ? "/holds" : "/holds?view=" + view.word(),
                        count(view),
                        view == shown))
                .toList();
    }

    private @Nullable Long count(View view) {
        return switch (view) {
            case ALL -> holds.count(HoldFilter.active()).number();
            case MINE -> holds.count(HoldFilter.of(Caller.current().name())).number();
            case NOBODYS -> holds.count(HoldFilter.nobodys()).number();
            case RELEASED -> null;
        };
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                chips.add(new Chip(ui.t("holds.filter." + what), word(ui, what, value), ui.with(what, null)));
            }
        });
        return chips;
    }

    private static String word(Ui ui, String what, String value) {
        return switch (what) {
            case "reason" -> ui.t("orders.hold." + value);
            case "source" -> ui.t("holds.source." + value);
            case "older" -> ui.n("holds.days", Long.parseLong(value));
            case "age" -> ui.t("holds.age." + value);
            default -> value;
        };
    }
}
