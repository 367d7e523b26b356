package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Holds of all orders of a page, with room for those that have several. */
    private static final int MOST = 1_000;

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
        return each(ui, Bulk.Action.HOLD, selected, back, redirect, (order, taken) -> {
            var outcome = holdOrder.handle(new HoldOrder.Command(order.id(), reason, Given.text(note), null, null));
            if (outcome instanceof OrderEvent.OrderHeld held) {
                taken.add(new TakenBack(order.id(), held.hold()));
            }
            return whyNot(outcome);
        });
    }

    private static @Nullable String whyNot(HoldOrder.Outcome outcome) {
        return switch (outcome) {
            case OrderEvent.OrderHeld _ -> null;
            case HoldOrder.NothingToHold _, HoldOrder.NotOfOrder _ -> "orders.why.nothing-to-hold";
            case HoldOrder.ReleasedAlready _ -> "orders.why.release-in-past";
        };
    }

    @PostMapping("/orders/hold-releases")
    String release(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam(required = false) @Nullable HoldReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return each(ui, Bulk.Action.RELEASE, selected, back, redirect, (order, taken) -> {
            var holds = order.holds().stream()
                    .filter(hold -> hold.isActive() && (reason == null || hold.reason() == reason))
                    .toList();
            var barred = holds.stream()
                    .flatMap(hold -> Stream.ofNullable(released(order, hold.id(), note, taken)))
                    .toList();
            return holds.isEmpty() ? "orders.why.not-held" : barred.isEmpty() ? null : barred.getFirst();
        });
    }

    private @Nullable String released(OrderView order, UUID hold, String note, List<TakenBack> taken) {
        return switch (releaseHold.handle(new ReleaseHold.Command(order.id(), hold, Given.text(note), null))) {
            case OrderEvent.HoldReleased _ -> {
                taken.add(new TakenBack(order.id(), hold));
                yield null;
            }
            case ReleaseHold.AlreadyReleased _ -> null;
            case ReleaseHold.NotEntitled _ -> "orders.why.credit";
            case ReleaseHold.WaitsForApproval _ -> "orders.why.approval";
        };
    }

    /** Takes off exactly the holds that were placed together. */
    @PostMapping("/orders/holds/undoing")
    String unhold(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> taken,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        var holds = TakenBack.byOrder(taken);
        return each(ui, Bulk.Action.RELEASE, List.copyOf(holds.keySet()), back, redirect, (order, _) -> {
            var barred = holds.getOrDefault(order.id().toString(), List.of()).stream()
                    .flatMap(hold -> Stream.ofNullable(released(order, hold, "", new ArrayList<>())))
                    .toList();
            return barred.isEmpty() ? null : barred.getFirst();
        });
    }

    /** Places the holds again that were taken off together. */
    @PostMapping("/orders/hold-releases/undoing")
    String holdAgain(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> taken,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        var holds = TakenBack.byOrder(taken);
        return each(ui, Bulk.Action.HOLD, List.copyOf(holds.keySet()), back, redirect, (order, _) -> {
            var ids = holds.getOrDefault(order.id().toString(), List.of());
            var barred = order.holds().stream()
                    .filter(hold -> ids.contains(hold.id()) && !hold.isActive())
                    .flatMap(hold -> Stream.ofNullable(whyNot(holdOrder.again(order.id(), hold))))
                    .toList();
            return barred.isEmpty() ? null : barred.getFirst();
        });
    }

    @PostMapping("/orders/cancellations")
    String cancel(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam CancelReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return each(ui, Bulk.Action.CANCEL, selected, back, redirect, (order, _) -> switch (cancelOrder.handle(
                new CancelOrder.Command(order.id(), Map.of(), reason, Given.text(note), null))) {
            case OrderEvent.UnitsCancelled _ -> null;
            case CancelOrder.AlreadyCancelled _ -> "orders.why.already-cancelled";
            case CancelOrder.NothingToCancel _ -> "orders.why.nothing-to-cancel";
            case CancelOrder.TooLate _ -> "orders.why.on-the-floor";
        });
    }

    /** A hold that was placed on an order, or taken off it, and can be taken back. */
    private record TakenBack(OrderId order, UUID hold) {

        private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36}) ([0-9a-f-]{36})");

        Flash.Field field() {
            return new Flash.Field("taken", order + " " + hold);
        }

        /** What {@link #field} wrote, by the order; what it did not write is passed over. */
        static Map<String, List<UUID>> byOrder(List<String> written) {
            return written.stream()
                    .limit(MOST)
                    .map(WRITTEN::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.groupingBy(
                            found -> found.group(1),
                            Collectors.mapping(found -> UUID.fromString(found.group(2)), Collectors.toList())));
        }
    }

    /**
     * @param doing answers the message key of what was in the way, or null when it was done, and adds what can be taken back to
     *     the list
     */
    private String each(
            Ui ui,
            Bulk.Action action,
            List<String> selected,
            String back,
            RedirectAttributes redirect,
            BiFunction<OrderView, List<TakenBack>, @Nullable String> doing) {
        int done = 0;
        var taken = new ArrayList<TakenBack>();
        var refused = new TreeMap<String, List<String>>();
        for (var order : selection.orders(selected)) {
            var obstacle = doing.apply(order, taken);
            if (obstacle == null) {
                done++;
            } else {
                refused.computeIfAbsent(obstacle, _ -> new ArrayList<>()).add(order.number());
            }
        }
        if (done > 0) {
            var said = Flash.done(ui.n("orders.bulk." + action.word() + ".done", done));
            (taken.isEmpty() ? said : said.undo(action.path() + "/undoing", undo(taken, back))).on(redirect);
        }
        refused.forEach((obstacle, numbers) -> Flash.note(ui.t(
                        "orders.bulk.not-done",
                        ui.quantity(numbers.size()),
                        ui.t(obstacle),
                        String.join(", ", numbers.subList(0, Math.min(3, numbers.size())))))
                .on(redirect));
        return "redirect:" + (Selection.isList(back) ? back : "/orders");
    }

    private static List<Flash.Field> undo(List<TakenBack> taken, String back) {
        return Stream.concat(taken.stream().map(TakenBack::field), Stream.of(new Flash.Field("back", back)))
                .toList();
    }
}
