package dev.baton.fraud;

import dev.baton.fraud.Assessment.State;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import java.util.List;

/** Says that an order is no fraud, and lets it go; on wish its mail is let through from now on. */
@UseCase
public class AcceptOrder {

    public static final int LONGEST_NOTE = 1_000;

    /** @param allow whether the mail of the order goes on the list of those who are let through */
    public record Command(OrderId order, String note, boolean allow) {}

    public sealed interface Outcome permits Accepted, NothingToDecide {}

    public record Accepted(Assessment assessment) implements Outcome {}

    /** @param state how it stands */
    public record NothingToDecide(OrderId order, State state) implements Outcome, RefuseOrder.Outcome {}

    private final Assessments assessments;
    private final AssessOrders assessOrders;
    private final ListTrait listTrait;
    private final OrderQueries orders;
    private final Decisions decisions;

    AcceptOrder(
            Assessments assessments,
            AssessOrders assessOrders,
            ListTrait listTrait,
            OrderQueries orders,
            Decisions decisions) {
        this.assessments = assessments;
        this.assessOrders = assessOrders;
        this.listTrait = listTrait;
        this.orders = orders;
        this.decisions = decisions;
    }

    public Outcome handle(Command command) {
        var note = Decisions.note(command.note());
        var before = assessments.lock(command.order());
        if (!before.isHeld()) {
            return new NothingToDecide(before.order(), before.state());
        }
        var after = decisions.record(before, State.ACCEPTED, note);
        if (command.allow()) {
            listTrait.ofOrder(orders.get(command.order()), ListedTrait.Verdict.ALLOW, note);
        }
        assessOrders.handle(List.of(command.order()));
        return new Accepted(after);
    }

    /** Somebody has taken off the hold by hand. */
    void released(OrderId order) {
        assessments.find(order).filter(Assessment::isHeld).ifPresent(_ -> {
            var before = assessments.lock(order);
            if (before.isHeld() && orders.get(order).holds().stream().noneMatch(hold -> hold.isFraudCheck())) {
                decisions.record(before, State.ACCEPTED, "The hold was taken off");
            }
        });
    }
}
