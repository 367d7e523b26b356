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
import dev.baton.orders.CustomField;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.FieldSet;
import dev.baton.orders.FieldType;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderTag;
import dev.baton.platform.data.Count;
import dev.baton.platform.data.Page;
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
    private final CustomFieldQueries fields;
    private final Clock clock;

    OrderListScreen(OrderQueries orders, SiteQueries sites, CustomFieldQueries fields, Clock clock) {
        this.orders = orders;
        this.fields = fields;
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
            @Nullable String field,
            @Nullable String fieldValue,
            @Nullable String sort) {

        ListView shown() {
            return ListView.parse(word(view));
        }

        String text() {
            return word(q);
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters(CustomFieldQueries fields) {
            var filters = new LinkedHashMap<String, String>();
            filters.put("status", name(OrderStatus.class, word(status)));
            filters.put("hold", name(HoldReason.class, word(hold)));
            filters.put("site", code(word(site)));
            filters.put("channel", word(channel).strip());
            filters.put("customer", code(word(customer)));
            filters.put("tag", OrderTag.read(tag).orElse(""));
            filters.put("field", fields.filter(inField()).isPresent() ? inField() : "");
            return filters;
        }

        /** The code of a field, a colon, and what shall stand in it. */
        private String inField() {
            var asked = word(field);
            return asked.contains(":") || asked.isEmpty()
                    ? asked
                    : asked + ":" + word(fieldValue).strip();
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
        var filter = filter(asked, asked.filters(fields), today(ui));
        var file = Export.<Exported>of(ui, "orders")
                .column(ui.t("orders.number"), row -> row.order().number())
                .column(ui.t("orders.placed"), row -> row.order().placedAt())
                .column(ui.t("orders.reference"), row -> row.order().externalReference())
                .column(ui.t("orders.filter.customer"), row -> row.order().customer())
                .column(ui.t("orders.customer"), row -> row.order().customerName())
                .column(ui.t("orders.vip"), row -> row.order().vip())
                .column(ui.t("export.country"), row -> row.order().country())
                .column(ui.t("orders.channel"), row -> row.order().channel())
                .column(
                        ui.t("orders.status"),
                        row -> ui.t("orders.status." + row.order().status()))
                .column(
                        ui.t("orders.filter.hold"),
                        row -> row.order().holds().stream()
                                .map(hold -> ui.t("orders.hold." + hold))
                                .toList())
                .column(ui.t("orders.requested"), row -> row.order().requestedOn())
                .column(ui.t("orders.promise"), row -> row.order().promisedOn())
                .column(ui.t("orders.sites"), row -> row.order().sites())
                .column(ui.t("tags.title"), row -> row.order().tags())
                .column(ui.t("orders.units"), row -> row.order().units())
                .column(ui.t("orders.total"), row -> row.order().total())
                .column(ui.t("export.currency"), row -> row.order().total().currency());
        fields.all().fields().forEach(field -> file.column(field.label(), row -> row.cell(field)));
        file.write(export, response, request -> exported(orders.list(filter, request)));
    }

    /** An order in a file. */
    private record Exported(OrderRow order, Map<String, Object> customFields) {

        @Nullable
        Object cell(CustomField field) {
            var value = customFields.get(field.code());
            return field.type() == FieldType.DATE && value != null ? LocalDate.parse(value.toString()) : value;
        }
    }

    private Page<Exported> exported(Page<OrderRow> page) {
        var filled = fields.of(page.data().stream().map(OrderRow::id).toList());
        return page.map(row -> new Exported(row, filled.getOrDefault(row.id(), Map.of())));
    }

    @GetMapping("/orders")
    ModelAndView show(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var shown = wish.shown();
        var asked = wish.filters(fields);
        var today = today(ui);
        var filter = filter(wish, asked, today);
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
        model.put("chips", chips(ui, asked, fields.known()));
        model.put("keep", keep(shown, wish.sort()));
        model.put("sort", shownSort(filter.sort()));
        model.put(
                "sites",
                sites.own().stream()
                        .map(each -> new Choice(each.code().value(), each.name()))
                        .toList());
        model.put("today", today);
        model.put("fields", fields.known().fields());
        // A job over all orders of a list knows nothing of custom fields, and would reach further than the list.
        model.put("many", asked.getOrDefault("field", "").isEmpty() ? HoldJobForm.href(many(wish, asked)) : "");
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

    private OrderFilter filter(Asked wish, Map<String, String> asked, LocalDate today) {
        var view = wish.shown();
        var sort = wish.order();
        var status = asked.get("status");
        var statuses = status == null || status.isEmpty() ? view.statuses() : List.of(OrderStatus.valueOf(status));
        return new OrderFilter(
                statuses,
                orNull(asked.get("channel")),
                some(asked.get("customer")).map(CustomerNumber::new).orElse(null),
                some(asked.get("site")).map(SiteCode::new).orElse(null),
                some(asked.get("hold")).map(HoldReason::valueOf).orElse(null),
                orNull(asked.get("tag")),
                some(asked.get("field")).flatMap(fields::filter).orElse(null),
                null,
                null,
                orNull(wish.text()),
                null,
                view == ListView.LATE ? today : null,
                sort == OrderFilter.Sort.PROMISED && OrderFilter.isAllGone(statuses) ? OrderFilter.Sort.NEWEST : sort);
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked, FieldSet fields) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                chips.add(
                        what.equals("field")
                                ? inField(ui, value, fields)
                                : new Chip(ui.t("orders.filter." + what), word(ui, what, value), ui.with(what, null)));
            }
        });
        return chips;
    }

    private static Chip inField(Ui ui, String value, FieldSet fields) {
        int colon = value.indexOf(':');
        var code = value.substring(0, colon).strip();
        return new Chip(
                fields.find(code).map(CustomField::label).orElse(code),
                value.substring(colon + 1),
                ui.with("field", null));
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
