package dev.baton.console.fulfilment;

import dev.baton.console.Chip;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.network.Site;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The work that waits on the floor of one site, soonest to leave first: the list behind picking and behind packing. */
@Component
class FloorList {

    /** @param today only what must leave today or should have left */
    record Asked(String q, boolean today) {}

    private final FulfilmentQueries fulfilment;
    private final OrderQueries orders;
    private final FloorSite sites;
    private final Clock clock;

    FloorList(FulfilmentQueries fulfilment, OrderQueries orders, FloorSite sites, Clock clock) {
        this.fulfilment = fulfilment;
        this.orders = orders;
        this.sites = sites;
        this.clock = clock;
    }

    /** @param place where it stands: {@code pick} or {@code pack} */
    ModelAndView page(
            Ui ui, String place, List<FloorView> views, Site at, FloorView view, Asked asked, @Nullable String cursor) {
        var today = LocalDate.now(clock.withZone(at.calendar().zone()));
        var counts = fulfilment.counts(today);
        var filter = new FulfilmentFilter(
                at.code(), view.statuses(), null, asked.today() ? today : null, Given.text(asked.q()));
        var page = fulfilment.list(filter, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("place", place);
        model.put("at", at);
        model.put("sites", sites.choices(at));
        model.put("view", view);
        model.put(
                "tabs",
                views.stream()
                        .map(each -> new Tab(
                                ui.t("floor.view." + each.word()),
                                "/%s?view=%s&site=%s".formatted(place, each.word(), at.code()),
                                each.count(counts, at.code()),
                                each == view))
                        .toList());
        model.put("rows", page.data());
        model.put("holds", holds(ui, page.data()));
        model.put("due", view.due(counts, at.code()));
        model.put("q", asked.q());
        model.put("today", asked.today());
        model.put(
                "chips",
                asked.today()
                        ? List.of(
                                new Chip(ui.t("floor.leaves"), ui.t("floor.leaves.by-today"), ui.with("leaves", null)))
                        : List.of());
        model.put("next", Optional.ofNullable(page.next()));
        model.put("first", cursor == null);
        model.put("now", clock.instant());
        return new ModelAndView("console/fulfilment/list", model);
    }

    /** Why each held order of the page is held. */
    private Map<OrderId, String> holds(Ui ui, List<FulfilmentRow> rows) {
        var held = rows.stream()
                .filter(FulfilmentRow::onHold)
                .map(FulfilmentRow::order)
                .distinct()
                .toList();
        return held.isEmpty()
                ? Map.of()
                : orders.find(held).values().stream()
                        .collect(Collectors.toMap(order -> order.id(), order -> Look.reasons(ui, order.holds())));
    }

    /** The holds of its order that keep back anything of {@code work}. */
    static List<Hold> holdsOn(OrderView order, FulfilmentView work) {
        return order.holdsOn(
                work.site(),
                work.lines().stream().map(FulfilmentView.Line::line).toList());
    }
}
