package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.FulfilmentReleased;
import dev.baton.orders.Hold;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.List;

/**
 * Tells a site to pick: all of a fulfilment order, or nothing.
 *
 * <p>The order has the last word: on hold, or to be shipped complete and not all there, it stays where it is.
 */
@UseCase
public class ReleaseFulfilmentOrder {

    public record Command(FulfilmentOrderId fulfilmentOrder) {}

    public sealed interface Outcome
            permits FulfilmentReleased, AlreadyReleased, Cancelled, OnHold, WaitsForRest, ChangedMeanwhile {}

    public record AlreadyReleased(FulfilmentOrderId fulfilmentOrder, FulfilmentStatus status) implements Outcome {}

    public record Cancelled(FulfilmentOrderId fulfilmentOrder) implements Outcome {}

    public record OnHold(FulfilmentOrderId fulfilmentOrder, List<Hold> holds) implements Outcome {}

    /** The customer wants one shipment, and some units still wait for stock. */
    public record WaitsForRest(FulfilmentOrderId fulfilmentOrder, long backordered) implements Outcome {}

    /** The order wants less of the site than this says; it will say so in a moment. */
    public record ChangedMeanwhile(FulfilmentOrderId fulfilmentOrder, Sku sku, long possible) implements Outcome {}

    private final FulfilmentOrders orders;
    private final MoveUnits moveUnits;
    private final Clock clock;

    ReleaseFulfilmentOrder(FulfilmentOrders orders, MoveUnits moveUnits, Clock clock) {
        this.orders = orders;
        this.moveUnits = moveUnits;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var outcome = order.release(clock.instant());
        if (!(outcome instanceof FulfilmentReleased released)) {
            return outcome;
        }
        return switch (moveUnits.handle(Moves.command(order, Step.RELEASE, order.toPick()))) {
            case OrderEvent.UnitsMoved _ -> {
                orders.record(order, released);
                yield released;
            }
            case MoveUnits.OnHold(var _, var holds) -> new OnHold(order.id(), holds);
            case MoveUnits.WaitsForRest(var _, var backordered) -> new WaitsForRest(order.id(), backordered);
            case MoveUnits.NotThere(var _, var line, var possible) ->
                new ChangedMeanwhile(order.id(), order.line(line).sku(), possible);
            case OrderEvent.UnitsShort unasked -> throw new IllegalStateException(unasked.toString());
        };
    }
}
