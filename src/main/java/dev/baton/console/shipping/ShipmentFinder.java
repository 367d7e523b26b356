package dev.baton.console.shipping;

import dev.baton.console.Finder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.ShipmentFilter;
import dev.baton.shipping.ShipmentQueries;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds shipments for the search box, by number or tracking number. */
@Component
@Order(30)
@WithinScope
class ShipmentFinder implements Finder {

    private final ShipmentQueries shipments;

    ShipmentFinder(ShipmentQueries shipments) {
        this.shipments = shipments;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("shipments:read") || words.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var filter = new ShipmentFilter(null, null, null, null, null, null, words, null, null);
        return shipments.list(filter, PageRequest.first(limit)).data().stream()
                .map(shipment -> new Hit(
                        "shipping.kind",
                        "truck-delivery",
                        shipment.number(),
                        shipment.customerName() + " · " + shipment.serviceName(),
                        "/shipments/" + shipment.number()))
                .toList();
    }
}
