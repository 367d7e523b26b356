package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import org.jspecify.annotations.Nullable;

/**
 * One item at one site, in units.
 *
 * @param onHand what lies there
 * @param reserved what of it is promised to somebody; never more than lies there
 */
public record Balance(
        Sku sku,
        SiteCode site,
        long onHand,
        long reserved,
        @Nullable String bin) {

    public Balance {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalStateException("%s at %s: %d reserved of %d".formatted(sku, site, reserved, onHand));
        }
    }

    public long available() {
        return onHand - reserved;
    }
}
