package dev.baton.console.shipping;

import dev.baton.platform.security.Within;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import org.springframework.stereotype.Component;

/** The shipment that an address names: by its number, as people do, or by its id, as programs do. */
@Component
class ShipmentLookUp {

    private final Within within;
    private final ShipmentQueries shipments;

    ShipmentLookUp(ShipmentQueries shipments, Within within) {
        this.within = within;
        this.shipments = shipments;
    }

    ShipmentView get(String name) {
        var id = shipments.called(name);
        within.require(ShipmentId.class, id);
        return shipments.get(id);
    }
}
