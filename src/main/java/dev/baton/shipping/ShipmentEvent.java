package dev.baton.shipping;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a shipment and matters to others. It happens to the order, so news of one order stay in order. */
public sealed interface ShipmentEvent extends Event {

    ShipmentId shipment();

    String number();

    OrderId order();

    @Override
    default UUID subject() {
        return order().value();
    }

    record ShipmentDispatched(
            ShipmentId shipment, String number, OrderId order, SiteCode site, List<Units> units, Instant at)
            implements ShipmentEvent, DispatchShipment.Outcome {

        public ShipmentDispatched {
            units = List.copyOf(units);
        }
    }

    /** @param at when the carrier handed over the last package, which may be long before it said so */
    record ShipmentDelivered(
            ShipmentId shipment, String number, OrderId order, SiteCode site, List<Units> units, Instant at)
            implements ShipmentEvent {

        public ShipmentDelivered {
            units = List.copyOf(units);
        }
    }

    /** Something on the way went wrong, or it is coming back. */
    record ShipmentTroubled(
            ShipmentId shipment,
            String number,
            OrderId order,
            TrackingCode code,
            @Nullable String words,
            Instant at) implements ShipmentEvent {}
}
