package dev.baton.events;

import dev.baton.events.Payload.FulfilmentReference;
import dev.baton.events.Payload.OrderReference;
import dev.baton.events.Payload.ShipmentReference;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.orders.OrderId;
import dev.baton.shipping.ShipmentId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The numbers and names of what a batch of events speaks of. What is not known goes by its id alone. */
record References(
        Map<UUID, OrderReference> orders,
        Map<UUID, FulfilmentReference> fulfilments,
        Map<UUID, ShipmentReference> shipments) {

    OrderReference order(OrderId id) {
        return orders.getOrDefault(id.value(), new OrderReference(id.value(), "", "", null, null));
    }

    FulfilmentReference fulfilment(FulfilmentOrderId id) {
        return fulfilments.getOrDefault(id.value(), new FulfilmentReference(id.value(), "", ""));
    }

    ShipmentReference shipment(ShipmentId id, String number) {
        return shipments.getOrDefault(id.value(), new ShipmentReference(id.value(), number, "", "", List.of()));
    }
}
