package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.NotReleased;
import dev.baton.fulfilment.RecallFulfilmentOrder;
import dev.baton.fulfilment.ReleaseFulfilmentOrder;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends an order to the floors of its sites, and calls it back before anybody has picked of it. */
@Controller
@Access("fulfilment")
@WithinScope(OrderId.class)
class FloorActions {

    private final OrderLookUp lookUp;
    private final FulfilmentQueries fulfilment;
    private final ReleaseFulfilmentOrder release;
    private final RecallFulfilmentOrder recall;

    FloorActions(
            OrderLookUp lookUp,
            FulfilmentQueries fulfilment,
            ReleaseFulfilmentOrder release,
            RecallFulfilmentOrder recall) {
        this.lookUp = lookUp;
        this.fulfilment = fulfilment;
        this.release = release;
        this.recall = recall;
    }

    /** @param only the fulfilment order to release; null for all that wait for it */
    @PostMapping("/orders/{order}/release")
    String release(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam(name = "fulfilmentOrder", required = false) @Nullable FulfilmentOrderId only,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        for (var work : waiting(order, only)) {
            var obstacle = obstacle(ui, release.handle(new ReleaseFulfilmentOrder.Command(work.id())));
            if (obstacle == null) {
                Flash.done(ui.t("orders.floor.released", work.number(), work.site()))
                        .undo("/orders/%s/recall?fulfilmentOrder=%s".formatted(order.number(), work.id()))
                        .on(redirect);
            } else {
                Flash.refused(ui.t("orders.refused", obstacle)).on(redirect);
            }
        }
        return "redirect:/orders/" + order.number();
    }

    @PostMapping("/orders/{order}/recall")
    String recall(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam("fulfilmentOrder") FulfilmentOrderId id,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var said = switch (recall.handle(new RecallFulfilmentOrder.Command(id))) {
            case FulfilmentRecalled _, RecallFulfilmentOrder.AlreadyOpen _ -> Flash.done(ui.t("orders.floor.recalled"));
            case RecallFulfilmentOrder.PickingHasBegun _ ->
                Flash.refused(ui.t("orders.refused", ui.t("orders.floor.why.PICKING_HAS_BEGUN")));
            case NotReleased _ -> Flash.refused(ui.t("orders.refused", ui.t("orders.floor.why.NOT_RELEASED")));
        };
        said.on(redirect);
        return "redirect:/orders/" + order.number();
    }

    private List<FulfilmentView> waiting(OrderView order, @Nullable FulfilmentOrderId only) {
        return fulfilment.ofOrder(order.id()).stream()
                .filter(work -> only == null
                        ? work.status() == FulfilmentStatus.OPEN || work.status() == FulfilmentStatus.ON_HOLD
                        : work.id().equals(only))
                .toList();
    }

    private static @Nullable String obstacle(Ui ui, ReleaseFulfilmentOrder.Outcome outcome) {
        return switch (outcome) {
            case FulfilmentReleased _, ReleaseFulfilmentOrder.AlreadyReleased _ -> null;
            case ReleaseFulfilmentOrder.Cancelled _ -> ui.t("orders.floor.why.CANCELLED");
            case ReleaseFulfilmentOrder.OnHold(var _, var holds) -> ui.t("orders.floor.held", Look.reasons(ui, holds));
            case ReleaseFulfilmentOrder.WaitsForRest(var _, var backordered) ->
                ui.n("orders.floor.waits-for-rest", backordered);
            case ReleaseFulfilmentOrder.ChangedMeanwhile _ -> ui.t("orders.floor.changed");
        };
    }
}
