package dev.baton.console.shipping;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentQueue;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What waits for a person at the dock: packed and in no shipment, labelled and not gone, in trouble. */
@Component
@WithinScope
class ShippingWaiting implements WaitingWork {

    private final PackedReading packed;
    private final ShipmentQueries shipments;

    ShippingWaiting(PackedReading packed, ShipmentQueries shipments) {
        this.packed = packed;
        this.shipments = shipments;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        if (!Caller.current().may("shipments:read")) {
            return Map.of();
        }
        var counts = shipments.counts();
        return Map.of(
                Navigation.Entry.SHIP,
                packed.count()
                        + counts.getOrDefault(ShipmentQueue.IN_HOUSE, 0L)
                        + counts.getOrDefault(ShipmentQueue.TROUBLE, 0L));
    }
}
