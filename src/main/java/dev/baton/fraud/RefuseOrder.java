package dev.baton.fraud;

import dev.baton.fraud.Assessment.State;
import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import java.util.List;
import java.util.Map;

/** Says that an order is fraud, and cancels it; on wish its mail, phone and address are never served again. */
@UseCase
public class RefuseOrder {

    /** @param deny whether mail, phone and address of the order go on the list of those who are never served */
    public record Command(OrderId order, String note, boolean deny) {}

    public sealed interface Outcome permits Refused, AcceptOrder.NothingToDecide, OnTheFloor {}

    public record Refused(Assessment assessment, long units) implements Outcome {}

    /** Some of it is on a floor, and must be taken back from there first. */
    public record OnTheFloor(OrderId order) implements Outcome {}

    private final Assessments assessments;
    private final AssessOrders assessOrders;
    private final CancelOrder cancelOrder;
    private final ListTrait listTrait;
    private final OrderQueries orders;
    private final Decisions decisions;

    RefuseOrder(
            Assessments assessments,
            AssessOrders assessOrders,
            CancelOrder cancelOrder,
            ListTrait listTrait,
            OrderQueries orders,
            Decisions decisions) {
        this.assessments = assessments;
        this.assessOrders = assessOrders;
        this.cancelOrder = cancelOrder;
        this.listTrait = listTrait;
        this.orders = orders;
        this.decisions = decisions;
    }

    public Outcome handle(Command command) {
        var note = Decisions.note(command.note());
        var before = assessments.lock(command.order());
        if (!before.isHeld()) {
            return new AcceptOrder.NothingToDecide(before.order(), before.state());
        }
        var view = orders.get(command.order());
        long units = 0;
        switch (cancelOrder.handle(
                new CancelOrder.Command(command.order(), Map.of(), CancelReason.FRAUD, note, null))) {
            case UnitsCancelled cancelled ->
                units = cancelled.units().stream()
                        .mapToLong(unit -> unit.quantity())
                        .sum();
            case CancelOrder.AlreadyCancelled _, CancelOrder.NothingToCancel _ -> {}
            case CancelOrder.TooLate _ -> {
                return new OnTheFloor(command.order());
            }
        }
        var after = decisions.record(before, State.REFUSED, note);
        if (command.deny()) {
            listTrait.ofOrder(view, Verdict.DENY, note);
        }
        assessOrders.handle(List.of(command.order()));
        return new Refused(after, units);
    }
}
