package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.FulfilmentCancelled;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentRecalled;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.Set;

/**
 * Takes a fulfilment order back from the floor before anybody has picked of it.
 *
 * <p>What the order has come to want of the site meanwhile is joined to it, so that the site never has two that wait.
 */
@UseCase
public class RecallFulfilmentOrder {

    public record Command(FulfilmentOrderId fulfilmentOrder) {}

    public sealed interface Outcome permits FulfilmentRecalled, AlreadyOpen, PickingHasBegun, NotReleased {}

    public record AlreadyOpen(FulfilmentOrderId fulfilmentOrder) implements Outcome {}

    public record PickingHasBegun(FulfilmentOrderId fulfilmentOrder, long units) implements Outcome {}

    private final FulfilmentOrders orders;
    private final Moves moves;
    private final OrderQueries orderQueries;
    private final Clock clock;

    RecallFulfilmentOrder(FulfilmentOrders orders, Moves moves, OrderQueries orderQueries, Clock clock) {
        this.orders = orders;
        this.moves = moves;
        this.orderQueries = orderQueries;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var of = Set.of(orders.orderOf(command.fulfilmentOrder()));
        orders.lockLive(of);
        // Whom it had to wait for may have opened another meanwhile: only a statement that begins afterwards sees it.
        var live = orders.lockLive(of);
        var order = orders.lock(command.fulfilmentOrder());
        var now = clock.instant();
        var outcome = order.recall(now);
        if (outcome instanceof FulfilmentRecalled recalled) {
            moves.move(order, Step.RECALL, order.toPick());
            live.stream()
                    .filter(other -> other.stage() == Stage.OPEN && other.site().equals(order.site()))
                    .forEach(other -> orders.record(other, new FulfilmentCancelled(other.id(), other.order(), now)));
            var open = orders.record(order, recalled);
            var wanted = Wanted.of(orderQueries.get(order.order()), order.site());
            orders.record(open, open.follow(wanted, now));
        }
        return outcome;
    }
}
