package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a fulfilment order, in the order it usually does. Told in order per customer order. */
public sealed interface FulfilmentEvent extends Event {

    FulfilmentOrderId fulfilmentOrder();

    OrderId order();

    @Override
    default UUID subject() {
        return order().value();
    }

    record FulfilmentOpened(
            FulfilmentOrderId fulfilmentOrder,
            OrderId order,
            String number,
            SiteCode site,
            boolean onHold,
            Particulars particulars,
            List<Work> work,
            Instant at)
            implements FulfilmentEvent {}

    /** The order wants other units from this site, or wants them on another day. */
    record FulfilmentChanged(
            FulfilmentOrderId fulfilmentOrder, OrderId order, Particulars particulars, List<Work> work, Instant at)
            implements FulfilmentEvent {}

    record FulfilmentHeld(FulfilmentOrderId fulfilmentOrder, OrderId order, Instant at) implements FulfilmentEvent {}

    /** Its order is no longer on hold. */
    record FulfilmentFreed(FulfilmentOrderId fulfilmentOrder, OrderId order, Instant at) implements FulfilmentEvent {}

    record FulfilmentReleased(FulfilmentOrderId fulfilmentOrder, OrderId order, SiteCode site, Instant at)
            implements FulfilmentEvent, ReleaseFulfilmentOrder.Outcome {}

    record FulfilmentRecalled(FulfilmentOrderId fulfilmentOrder, OrderId order, SiteCode site, Instant at)
            implements FulfilmentEvent, RecallFulfilmentOrder.Outcome {}

    /** The order wants nothing of this site any more, or nothing of it could be found. */
    record FulfilmentCancelled(FulfilmentOrderId fulfilmentOrder, OrderId order, Instant at)
            implements FulfilmentEvent {}

    record UnitsPicked(FulfilmentOrderId fulfilmentOrder, OrderId order, Sku sku, List<Units> units, Instant at)
            implements FulfilmentEvent, RecordPick.Outcome {}

    record UnitsMissing(FulfilmentOrderId fulfilmentOrder, OrderId order, Sku sku, List<Units> units, Instant at)
            implements FulfilmentEvent, RecordShortPick.Outcome {}

    record UnitsPacked(
            FulfilmentOrderId fulfilmentOrder,
            OrderId order,
            PackageId parcel,
            int parcelNumber,
            Box box,
            List<Units> units,
            Instant at)
            implements FulfilmentEvent, PackUnits.Packing {}

    record UnitsUnpacked(
            FulfilmentOrderId fulfilmentOrder, OrderId order, PackageId parcel, List<Units> units, Instant at)
            implements FulfilmentEvent, UnpackUnits.Outcome {}

    /** @param scaleGrams what the scale said; null when nobody weighed it */
    record PackageClosed(
            FulfilmentOrderId fulfilmentOrder,
            OrderId order,
            PackageId parcel,
            @Nullable Long scaleGrams,
            Instant at) implements FulfilmentEvent, ClosePackage.Outcome {}

    record PackagesShipped(
            FulfilmentOrderId fulfilmentOrder,
            OrderId order,
            String shipment,
            List<PackageId> parcels,
            List<Units> units,
            Instant at)
            implements FulfilmentEvent, RecordDispatch.Outcome {}
}
