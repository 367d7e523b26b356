package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.customers.ShippingPolicy;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.fulfilment.ReleaseFulfilmentOrder.AlreadyReleased;
import dev.baton.fulfilment.ReleaseFulfilmentOrder.Cancelled;
import dev.baton.fulfilment.ReleaseFulfilmentOrder.ChangedMeanwhile;
import dev.baton.fulfilment.ReleaseFulfilmentOrder.OnHold;
import dev.baton.fulfilment.ReleaseFulfilmentOrder.WaitsForRest;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would come of releasing the chosen work: which of it goes to the floor, and why the rest does not.
 *
 * @param unable per reason, in words, the numbers of those that stay
 * @param site whose list it was asked from
 */
public record Releasing(List<FulfilmentView> able, Map<String, List<String>> unable, String site) {

    static Releasing of(Ui ui, List<FulfilmentView> chosen, Map<OrderId, OrderView> orders, String site) {
        var able = new ArrayList<FulfilmentView>();
        var unable = new TreeMap<String, List<String>>();
        for (var work : chosen) {
            var obstacle = obstacle(ui, work, orders.get(work.order()));
            if (obstacle == null) {
                able.add(work);
            } else {
                unable.computeIfAbsent(obstacle, _ -> new ArrayList<>()).add(work.number());
            }
        }
        return new Releasing(able, unable, site);
    }

    /** What the order would say, as far as it can be seen beforehand; null when nothing is in the way. */
    static @Nullable String obstacle(Ui ui, FulfilmentView work, @Nullable OrderView order) {
        if (work.status() == FulfilmentStatus.CANCELLED) {
            return ui.t("floor.why.cancelled");
        }
        if (work.status() != FulfilmentStatus.OPEN && work.status() != FulfilmentStatus.ON_HOLD) {
            return ui.t("floor.why.already-released");
        }
        if (order == null) {
            return null;
        }
        var holds = FloorList.holdsOn(order, work);
        if (!holds.isEmpty()) {
            return ui.t("floor.why.on-hold", Look.reasons(ui, holds));
        }
        long waiting = order.units(Quantities::backordered);
        return order.shippingPolicy() == ShippingPolicy.COMPLETE && waiting > 0
                ? ui.n("floor.why.waits-for-rest", waiting)
                : null;
    }

    /** Why it was not released; null when it was, now or before. */
    static @Nullable String refusal(Ui ui, ReleaseFulfilmentOrder.Outcome outcome) {
        return switch (outcome) {
            case FulfilmentReleased _, AlreadyReleased _ -> null;
            case Cancelled _ -> ui.t("floor.why.cancelled");
            case OnHold(var _, var holds) -> ui.t("floor.why.on-hold", Look.reasons(ui, holds));
            case WaitsForRest(var _, var waiting) -> ui.n("floor.why.waits-for-rest", waiting);
            case ChangedMeanwhile(var _, var sku, var possible) ->
                ui.t("floor.why.changed", sku, ui.quantity(possible));
        };
    }

    public long units() {
        return able.stream()
                .flatMap(work -> work.lines().stream())
                .mapToLong(FulfilmentView.Line::quantity)
                .sum();
    }

    public List<String> examples(Ui ui) {
        return able.stream()
                .limit(3)
                .map(work -> work.number() + " · " + work.customerName() + " · "
                        + ui.n(
                                "floor.units",
                                work.lines().stream()
                                        .mapToLong(FulfilmentView.Line::quantity)
                                        .sum()))
                .toList();
    }

    /** The first few numbers by name. */
    public String few(Ui ui, List<String> numbers) {
        var named = numbers.stream().limit(3).collect(Collectors.joining(", "));
        return numbers.size() > 3 ? named + " " + ui.t("floor.and-more", ui.quantity(numbers.size() - 3L)) : named;
    }
}
