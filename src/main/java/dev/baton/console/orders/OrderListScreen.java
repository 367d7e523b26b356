package dev.baton.console.orders;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Sort;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderTag;
import dev.baton.platform.data.Count;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of orders: saved views, search, filters, and what can be done with many at once. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class OrderListScreen {

    private final OrderQueries orders;
    private final SiteQueries sites;
    private final Clock clock;

    OrderListScreen(OrderQueries orders, SiteQueries sites, Clock clock) {
        this.orders = orders;
        this.sites = sites;
        this.clock = clock;
    }

    /** What the address asks for. */
    record Asked(
            @Nullable String view,
            @Nullable String q,
            @Nullable String status,
            @Nullable String channel,
            @Nullable String site,
            @Nullable String hold,
            @Nullable String customer,
            @Nullable String tag,
            @Nullable String sort) {

        ListView shown() {
            return ListView.parse(word(view));
        }

        String text() {
            return word(q);
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters() {
            var filters = new LinkedHashMap<String, String>();
            filters.put("status", name(OrderStatus.class, word(status)));
            filters.put("hold", name(HoldReason.class, word(hold)));
            filters.put("site", code(word(site)));
            filters.put("channel", word(channel).strip());
            filters.put("customer", code(word(customer)));
            filters.put("tag", OrderTag.read(tag).orElse(""));
            return filters;
        }

        OrderFilter filter(LocalDate today) {
            return OrderListScreen.filter(shown(), text(), filters(), today, order());
        }

        OrderFilter.Sort order() {
            return OrderListScreen.sort(sort);
        }

        private static String word(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    @GetMapping(path = "/orders", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = asked.filter(today(ui));
        Export.<OrderRow>of(ui, "orders")
                .column(ui.t("orders.number"), OrderRow::number)
                .column(ui.t("orders.placed"), OrderRow::placedAt)
                .column(ui.t("orders.reference"), OrderRow::externalReference)
                .column(ui.t("orders.filter.customer"), OrderRow::customer)
                .column(ui.t("orders.customer"), OrderRow::customerName)
                .column(ui.t("orders.vip"), OrderRow::vip)
                .column(ui.t("export.country"), OrderRow::country)
                .column(ui.t("orders.channel"), OrderRow::channel)
                .column(ui.t("orders.status"), row -> ui.t("orders.status." + row.status()))
                .column(
                        ui.t("orders.filter.hold"),
                        row -> row.holds().stream()
                                .map(hold -> ui.t("orders.hold." + hold))
                                .toList())
                .column(ui.t("orders.requested"), OrderRow::requestedOn)
                .column(ui.t("orders.promise"), OrderRow::promisedOn)
                .column(ui.t("orders.sites"), OrderRow::sites)
                .column(ui.t("tags.title"), OrderRow::tags)
                .column(ui.t("orders.units"), OrderRow::units)
                .column(ui.t("orders.total"), OrderRow::total)
                .column(ui.t("export.currency"), row -> row.total().currency())
                .write(export, response, request -> orders.list(filter, request));
    }

    @GetMapping("/orders")
    ModelAndView show(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var shown = wish.shown();
        var asked = wish.filters();
        var today = today(ui);
        var filter = wish.filter(today);
        var page = orders.list(filter, PageRequest.of(null, cursor));
        var model = new LinkedHashMap<String, Object>();
        model.put("view", shown);
        model.put("tabs", tabs(ui, shown, today));
        model.put("rows", page.data());
        model.put("heldSince", heldSince(page.data()));
        boolean isAll = page.next() == null && page.previous() == null && cursor == null;
        model.put("total", isAll ? new Count(page.data().size(), true) : orders.count(filter));
        model.put("next", Optional.ofNullable(page.next()));
        model.put("previous", Optional.ofNullable(page.previous()));
        model.put(
                "first",
                page.previous() == null && (cursor == null || !page.data().isEmpty()));
        model.put("q", wish.text());
        model.put("asked", asked);
        model.put("chips", chips(ui, asked));
        model.put("keep", keep(shown, wish.sort()));
        model.put("sort", shownSort(filter.sort()));
        model.put(
                "sites",
                sites.own().stream()
                        .map(each -> new Choice(each.code().value(), each.name()))
                        .toList());
        model.put("today", today);
        model.put("many", HoldJobForm.href(many(wish, asked)));
        return new ModelAndView("console/orders/list", model);
    }

    /** What is to be said where all orders of this list are held or released at once. */
    private static Map<String, String> many(Asked wish, Map<String, String> asked) {
        var many = new LinkedHashMap<String, String>();
        many.put("view", wish.shown() == ListView.ALL ? "" : wish.shown().word());
        many.put("q", wish.text());
        many.putAll(asked);
        return many;
    }

    /** Since when each held order of the page has been held. */
    private Map<OrderId, Instant> heldSince(List<OrderRow> rows) {
        var held = rows.stream()
                .filter(row -> row.status() == OrderStatus.ON_HOLD)
                .map(OrderRow::id)
                .toList();
        return held.isEmpty() ? Map.of() : orders.heldSince(held);
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }

    private List<Tab> tabs(Ui ui, ListView shown, LocalDate today) {
        var counts = orders.countsByStatus();
        long late = orders.count(OrderFilter.late(today)).number();
        return Arrays.stream(ListView.values())
                .map(view -> new Tab(
                        ui.t("orders.view." + view.word()),
                        view.href(),
                        view == ListView.LATE ? late : view.count(counts),
                        view == shown))
                .toList();
    }

    private static OrderFilter filter(
            ListView view, String q, Map<String, String> asked, LocalDate today, OrderFilter.Sort sort) {
        var status = asked.get("status");
        var statuses = status == null || status.isEmpty() ? view.statuses() : List.of(OrderStatus.valueOf(status));
        return new OrderFilter(
                statuses,
                orNull(asked.get("channel")),
                some(asked.get("customer")).map(CustomerNumber::new).orElse(null),
                some(asked.get("site")).map(SiteCode::new).orElse(null),
                some(asked.get("hold")).map(HoldReason::valueOf).orElse(null),
                orNull(asked.get("tag")),
                null,
                null,
                orNull(q),
                null,
                view == ListView.LATE ? today : null,
                sort == OrderFilter.Sort.PROMISED && OrderFilter.isAllGone(statuses) ? OrderFilter.Sort.NEWEST : sort);
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                chips.add(new Chip(ui.t("orders.filter." + what), word(ui, what, value), ui.with(what, null)));
            }
        });
        return chips;
    }

    private static String word(Ui ui, String what, String value) {
        return switch (what) {
            case "status" -> ui.t("orders.status." + value);
            case "hold" -> ui.t("orders.hold." + value);
            default -> value;
        };
    }

    private static Map<String, String> keep(ListView view, @Nullable String sort) {
        var keep = new LinkedHashMap<String, String>();
        if (view != ListView.ALL) {
            keep.put("view", view.word());
        }
        if (sort != null) {
            keep.put("sort", sort);
        }
        return keep;
    }

    private static OrderFilter.Sort sort(@Nullable String asked) {
        return switch (Sort.parse(asked, "-placed").toString()) {
            case "placed" -> OrderFilter.Sort.OLDEST;
            case "promise", "-promise" -> OrderFilter.Sort.PROMISED;
            case "total", "-total" -> OrderFilter.Sort.TOTAL;
            default -> OrderFilter.Sort.NEWEST;
        };
    }

    private static Sort shownSort(OrderFilter.Sort sort) {
        return switch (sort) {
            case NEWEST -> new Sort("placed", true);
            case OLDEST -> new Sort("placed", false);
            case PROMISED -> new Sort("promise", false);
            case TOTAL -> new Sort("total", true);
        };
    }

    private static <E extends Enum<E>> String name(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(value::equals)
                .findFirst()
                .orElse("");
    }

    /** A code as codes are written; nothing when it cannot be one. */
    private static String code(String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9][A-Z0-9-]{0,19}") ? code : "";
    }

    private static Optional<String> some(@Nullable String text) {
        return Optional.ofNullable(orNull(text));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
