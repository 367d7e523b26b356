package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsMissing;
import dev.baton.inventory.AdjustStock;
import dev.baton.platform.UseCase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes the picker's word that units are not on the shelf: the order looks for them elsewhere, or waits for stock again. */
@UseCase
public class RecordShortPick {

    /** Why they are not picked. */
    public enum Reason {
        /** Not on the shelf: the books are to say so. */
        NOT_FOUND(AdjustStock.Reason.COUNT),
        /** On the shelf and good for nothing: the books are to say so. */
        DAMAGED(AdjustStock.Reason.DAMAGE),
        /** There, and nobody gets at it now: the books stay as they are. */
        OUT_OF_REACH(null);

        private final AdjustStock.@Nullable Reason adjustment;

        Reason(AdjustStock.@Nullable Reason adjustment) {
            this.adjustment = adjustment;
        }
    }

    public record Command(FulfilmentOrderId fulfilmentOrder, Sku sku, long quantity, Reason reason) {

        /** @param adjustStock whether the books are to say that they are missing */
        public Command(FulfilmentOrderId fulfilmentOrder, Sku sku, long quantity, boolean adjustStock) {
            this(fulfilmentOrder, sku, quantity, adjustStock ? Reason.NOT_FOUND : Reason.OUT_OF_REACH);
        }
    }

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
            moves.miss(order, missing.units(), command.reason().adjustment);
            orders.record(order, missing);
        }
        return outcome;
    }
}
