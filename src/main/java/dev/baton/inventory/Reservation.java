package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.util.UUID;

/**
 * Units of one site promised to one line of one claim.
 *
 * @param claim whoever they are promised to; an order
 * @param line which line of the claim
 */
public record Reservation(UUID claim, UUID line, Sku sku, SiteCode site, long quantity) {

    public Reservation {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a reservation of %d".formatted(quantity));
        }
    }
}
