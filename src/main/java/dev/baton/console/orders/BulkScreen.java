package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done with many orders at once: first shown, then done order by order, each by itself, so that one that refuses stops
 * no other.
 */
@Controller
@Access("orders")
@WithinScope
class BulkScreen {

    private final Selection selection;
    private final HoldOrder holdOrder;
    private final ReleaseHold releaseHold;
    private final CancelOrder cancelOrder;

    BulkScreen(Selection selection, HoldOrder holdOrder, ReleaseHold releaseHold, CancelOrder cancelOrder) {
        this.selection = selection;
        this.holdOrder = holdOrder;
        this.releaseHold = releaseHold;
        this.cancelOrder = cancelOrder;
    }

    @PostMapping("/orders/{deed:holds|hold-releases|cancellations}/preview")
    ModelAndView preview(
            Ui ui,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String from) {
        return new ModelAndView(
                "console/orders/bulk",
                Map.of("bulk", Bulk.of(ui, Bulk.Action.of(deed), selection.orders(selected), Selection.list(from))));
    }

    @PostMapping("/orders/holds")
    String hold(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam HoldReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return each(ui, Bulk.Action.HOLD, selected, back, redirect, order -> switch (holdOrder.handle(
                new HoldOrder.Command(order.id(), reason, Given.text(note), null, null))) {
            case OrderEvent.OrderHeld _ -> null;
            case HoldOrder.NothingToHold _, HoldOrder.NotOfOrder _ -> "orders.why.nothing-to-hold";
            case HoldOrder.ReleasedAlready _ -> "orders.why.release-in-past";
        });
    }

    @PostMapping("/orders/hold-releases")
    String release(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam(required = false) @Nullable HoldReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return each(ui, Bulk.Action.RELEASE, selected, back, redirect, order -> {
            var holds = order.holds().stream()
                    .filter(hold -> hold.isActive() && (reason == null || hold.reason() == reason))
                    .toList();
            var barred = holds.stream()
                    .flatMap(hold -> Stream.ofNullable(whyNot(order, hold, note)))
                    .toList();
            return holds.isEmpty() ? "orders.why.not-held" : barred.isEmpty() ? null : barred.getFirst();
        });
    }

    private @Nullable String whyNot(OrderView order, Hold hold, String note) {
        return switch (releaseHold.handle(new ReleaseHold.Command(order.id(), hold.id(), Given.text(note), null))) {
            case OrderEvent.HoldReleased _, ReleaseHold.AlreadyReleased _ -> null;
            case ReleaseHold.NotEntitled _ -> "orders.why.credit";
            case ReleaseHold.WaitsForApproval _ -> "orders.why.approval";
        };
    }

    @PostMapping("/orders/cancellations")
    String cancel(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam CancelReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return each(ui, Bulk.Action.CANCEL, selected, back, redirect, order -> switch (cancelOrder.handle(
                new CancelOrder.Command(order.id(), Map.of(), reason, Given.text(note), null))) {
            case OrderEvent.UnitsCancelled _ -> null;
            case CancelOrder.AlreadyCancelled _ -> "orders.why.already-cancelled";
            case CancelOrder.NothingToCancel _ -> "orders.why.nothing-to-cancel";
            case CancelOrder.TooLate _ -> "orders.why.on-the-floor";
        });
    }

    /** @param doing answers the message key of what was in the way; null when it was done */
    private String each(
            Ui ui,
            Bulk.Action action,
            List<String> selected,
            String back,
            RedirectAttributes redirect,
            Function<OrderView, @Nullable String> doing) {
        int done = 0;
        var refused = new TreeMap<String, List<String>>();
        for (var order : selection.orders(selected)) {
            var obstacle = doing.apply(order);
            if (obstacle == null) {
                done++;
            } else {
                refused.computeIfAbsent(obstacle, _ -> new ArrayList<>()).add(order.number());
            }
        }
        if (done > 0) {
            Flash.done(ui.n("orders.bulk." + action.word() + ".done", done)).on(redirect);
        }
        refused.forEach((obstacle, numbers) -> Flash.note(ui.t(
                        "orders.bulk.not-done",
                        ui.quantity(numbers.size()),
                        ui.t(obstacle),
                        String.join(", ", numbers.subList(0, Math.min(3, numbers.size())))))
                .on(redirect));
        return "redirect:" + (Selection.isList(back) ? back : "/orders");
    }
}
