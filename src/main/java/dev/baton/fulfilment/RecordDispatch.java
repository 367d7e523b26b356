package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.orders.LineId;
import dev.baton.platform.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Marks packages as gone, all of them or none, and closes the fulfilment order when nothing is left of it. Called down by
 * shipping, in its transaction.
 *
 * <p>Shipping itself moves the order's units ({@code Step.SHIP}) and issues the stock, under its own number, right after.
 */
@UseCase
public class RecordDispatch {

    public sealed interface Outcome permits PackagesShipped, AlreadyShipped, NotReady {}

    /** They left with this very shipment: nothing more to do. */
    public record AlreadyShipped(FulfilmentOrderId fulfilmentOrder, String shipment, List<PackageId> parcels)
            implements Outcome {}

    /** @param parcels those that are open, hold something else than was labelled, or have gone with another shipment */
    public record NotReady(FulfilmentOrderId fulfilmentOrder, List<String> parcels) implements Outcome {}

    private final FulfilmentOrders orders;

    RecordDispatch(FulfilmentOrders orders) {
        this.orders = orders;
    }

    /** @param labelled the units of each package, as they were when its label was made */
    public Outcome handle(
            FulfilmentOrderId fulfilmentOrder,
            Map<PackageId, Map<LineId, Long>> labelled,
            String shipment,
            Instant at) {
        var order = orders.lock(fulfilmentOrder);
        var outcome = order.dispatch(labelled, shipment, at);
        if (outcome instanceof PackagesShipped shipped) {
            orders.record(order, shipped);
        }
        return outcome;
    }
}
