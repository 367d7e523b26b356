package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.UseCase;
import dev.baton.rules.Condition;
import dev.baton.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes off the holds whose rule says under which condition they are released, once it is true of the order as it stands. What cannot be
 * evaluated stays. Looking twice changes nothing.
 */
@UseCase
public class ReleaseWhenTrue {

    private static final String IS_TRUE = "its condition is true: ";

    private final Orders orders;
    private final OrderFacts facts;
    private final Rules rules;
    private final Clock clock;

    ReleaseWhenTrue(Orders orders, OrderFacts facts, Rules rules, Clock clock) {
        this.orders = orders;
        this.facts = facts;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return the orders of which a hold was taken off */
    public List<OrderId> handle(Collection<OrderId> ids) {
        var held = orders.heldUntilTrue(ids);
        if (held.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var changes = orders.lock(held).stream()
                .filter(order -> order.stage() == Stage.OPEN)
                .flatMap(order -> change(order, now).stream())
                .toList();
        orders.record(changes, now);
        return changes.stream().map(change -> change.after().id()).toList();
    }

    private Optional<Orders.Change> change(Order before, Instant now) {
        var events = new ArrayList<OrderEvent>();
        var after = before;
        for (var hold : before.activeHolds()) {
            if (isOver(hold, after)
                    && after.releaseHold(hold.id(), IS_TRUE + hold.releaseWhen(), now)
                            instanceof HoldReleased released) {
                after = after.after(released, PrepareOrder.PLACED_BY);
                events.add(released);
            }
        }
        return events.isEmpty() ? Optional.empty() : Optional.of(new Orders.Change(before, after, events));
    }

    private boolean isOver(Hold hold, Order order) {
        return Stream.ofNullable(hold.releaseWhen())
                .anyMatch(when ->
                        rules.condition(VerificationRules.CODE, when, "").judge(facts.now(order))
                                instanceof Condition.Met);
    }
}
