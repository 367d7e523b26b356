package dev.baton.billing;

import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A shipment that has left, as far as its invoice needs to know it.
 *
 * @param units per line of the order
 */
public record Shipped(UUID shipment, String number, OrderId order, SiteCode site, Map<LineId, Long> units, Instant at) {

    public Shipped {
        units = Map.copyOf(units);
    }
}
