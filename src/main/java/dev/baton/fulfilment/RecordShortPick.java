package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.platform.UseCase;
import java.time.Clock;

/** Takes the picker's word that units are not on the shelf: the order looks for them elsewhere, or waits for stock again. */
@UseCase
public class RecordShortPick {

    /** @param adjustStock whether the books are to say that they are missing */
    public record Command(FulfilmentOrderId fulfilmentOrder, Sku sku, long quantity, boolean adjustStock) {}

    public sealed interface Outcome permits UnitsMissing, MoreThanToPick, NotReleased {}

    public record MoreThanToPick(FulfilmentOrderId fulfilmentOrder, Sku sku, long units, long remaining)
            implements Outcome {}

    private final FulfilmentOrders orders;
    private final Moves moves;
    private final Clock clock;

    RecordShortPick(FulfilmentOrders orders, Moves moves, Clock clock) {
        this.orders = orders;
        this.moves = moves;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var outcome = order.shortPick(command.sku(), command.quantity(), clock.instant());
        if (outcome instanceof UnitsMissing missing) {
            moves.miss(order, missing.units(), command.adjustStock());
            orders.record(order, missing);
        }
        return outcome;
    }
}
