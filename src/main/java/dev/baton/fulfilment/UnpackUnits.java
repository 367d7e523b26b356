package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsUnpacked;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes units out of a package again. A package that was closed is open then, and one that is empty is no more. */
@UseCase
public class UnpackUnits {

    /** @param units per item; empty for all that lies in it */
    public record Command(FulfilmentOrderId fulfilmentOrder, PackageId parcel, Map<Sku, Long> units) {}

    public sealed interface Outcome permits UnitsUnpacked, PackageShipped, NotInPackage {}

    public record PackageShipped(
            FulfilmentOrderId fulfilmentOrder,
            String parcel,
            @Nullable String shipment) implements Outcome {}

    public record NotInPackage(FulfilmentOrderId fulfilmentOrder, String parcel, Sku sku, long units, long there)
            implements Outcome {}

    private final FulfilmentOrders orders;
    private final Moves moves;
    private final Clock clock;

    UnpackUnits(FulfilmentOrders orders, Moves moves, Clock clock) {
        this.orders = orders;
        this.moves = moves;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.fulfilmentOrder());
        var outcome = order.unpack(command.parcel(), command.units(), clock.instant());
        if (outcome instanceof UnitsUnpacked unpacked) {
            moves.move(order, Step.UNPACK, unpacked.units());
            orders.record(order, unpacked);
        }
        return outcome;
    }
}
