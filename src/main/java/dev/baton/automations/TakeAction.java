package dev.baton.automations;

import dev.baton.notifications.WriteToCustomer;
import dev.baton.orders.AmendOrder;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.HoldSource;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.security.Caller;
import dev.baton.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does to an order what an automation says, by the use cases that a person would use and under the automation's own name, with no
 * more rights than to change orders: what takes more is refused to it as it is to anybody.
 */
@Component
class TakeAction {

    private static final Set<String> RIGHTS = Set.of("orders:read", "orders:write");

    private final OrderQueries orders;
    private final HoldOrder holdOrder;
    private final ReleaseHold releaseHold;
    private final AmendOrder amendOrder;
    private final CancelOrder cancelOrder;
    private final AutomationWork work;
    private final WriteToCustomer writeToCustomer;

    TakeAction(
            OrderQueries orders,
            HoldOrder holdOrder,
            ReleaseHold releaseHold,
            AmendOrder amendOrder,
            CancelOrder cancelOrder,
            AutomationWork work,
            WriteToCustomer writeToCustomer) {
        this.orders = orders;
        this.holdOrder = holdOrder;
        this.releaseHold = releaseHold;
        this.amendOrder = amendOrder;
        this.cancelOrder = cancelOrder;
        this.work = work;
        this.writeToCustomer = writeToCustomer;
    }

    /** The name under which it acts: on holds, in the timeline and in the audit. */
    static String name(AutomationPlan plan) {
        return HoldSource.AUTOMATION_NAME + plan.name();
    }

    /** @param message its text, with what stood in braces worked out */
    Ended on(OrderId id, Automation automation, String message) {
        var plan = automation.plan();
        var actor = new Caller(Caller.current().tenant(), Caller.Kind.SYSTEM, name(plan), RIGHTS);
        return actor.call(() -> {
            var order = orders.get(id);
            return switch (plan.action()) {
                case HOLD -> hold(order, plan, message);
                case RELEASE -> release(order, plan, message);
                case PRIORITY -> rank(order, Objects.requireNonNull(plan.priority()));
                case WORK -> {
                    work.raise(automation, Objects.requireNonNull(plan.severity()), order, message);
                    yield Ended.DONE;
                }
                case CANCEL -> cancel(order, plan, message);
                case LETTER -> {
                    writeToCustomer.handle(
                            new WriteToCustomer.Command(id, Objects.requireNonNull(plan.subject()), message));
                    yield Ended.DONE;
                }
            };
        });
    }

    private static List<Hold> holds(OrderView order, AutomationPlan plan) {
        var reason = HoldReason.valueOf(Objects.requireNonNull(plan.reason()));
        return order.holds().stream()
                .filter(hold -> hold.isActive() && hold.reason() == reason)
                .toList();
    }

    private Ended hold(OrderView order, AutomationPlan plan, String message) {
        if (holds(order, plan).stream().anyMatch(hold -> hold.placedBy().equals(name(plan)))) {
            return Ended.alreadySo();
        }
        var reason = HoldReason.valueOf(Objects.requireNonNull(plan.reason()));
        return switch (holdOrder.handle(new HoldOrder.Command(order.id(), reason, note(message), null, null))) {
            case OrderHeld _ -> Ended.DONE;
            case HoldOrder.NothingToHold _, HoldOrder.NotOfOrder _ -> Ended.refused(Why.NOTHING_TO_HOLD);
            case HoldOrder.ReleasedAlready _ -> throw new IllegalStateException("it has no time to be released at");
        };
    }

    private Ended release(OrderView order, AutomationPlan plan, String message) {
        var holds = holds(order, plan);
        if (holds.isEmpty()) {
            return Ended.refused(Why.NO_SUCH_HOLD);
        }
        var ended = Ended.alreadySo();
        for (var hold : holds) {
            switch (releaseHold.handle(new ReleaseHold.Command(order.id(), hold.id(), note(message), null))) {
                case HoldReleased _ -> ended = Ended.DONE;
                case ReleaseHold.AlreadyReleased _ -> {}
                case ReleaseHold.NotEntitled(var _, var _, var scope) -> {
                    return Ended.refused(Why.NOT_ENTITLED, scope);
                }
                case ReleaseHold.WaitsForApproval _ -> {
                    return Ended.refused(Why.NEEDS_APPROVAL);
                }
            }
        }
        return ended;
    }

    private Ended rank(OrderView order, int priority) {
        return switch (amendOrder.handle(
                new AmendOrder.Command(order.id(), null, null, null, null, priority, null, null, null))) {
            case OrderAmended _ -> Ended.DONE;
            case AmendOrder.NothingChanged _ -> Ended.alreadySo();
            case AmendOrder.TooLate _ -> Ended.refused(Why.TOO_LATE);
            case AmendOrder.Unpriced _ -> Ended.refused(Why.NO_PRICE);
            case AmendOrder.Rejected(var _, var findings) ->
                Ended.refused(
                        Why.RULES_REFUSE,
                        findings.stream().map(Finding::message).collect(Collectors.joining(" ")));
        };
    }

    private Ended cancel(OrderView order, AutomationPlan plan, String message) {
        var reason = CancelReason.valueOf(Objects.requireNonNull(plan.reason()));
        return switch (cancelOrder.handle(new CancelOrder.Command(order.id(), Map.of(), reason, note(message), null))) {
            case UnitsCancelled _ -> Ended.DONE;
            case CancelOrder.AlreadyCancelled _ -> Ended.alreadySo();
            case CancelOrder.NothingToCancel _ -> Ended.refused(Why.NOTHING_TO_CANCEL);
            case CancelOrder.TooLate _ -> Ended.refused(Why.TOO_LATE);
        };
    }

    private static @Nullable String note(String message) {
        return message.isBlank() ? null : message;
    }
}
