package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger before it is written.
 *
 * @param quantity signed: into the site (positive) or out of it (negative)
 * @param document what caused it: {@code receipt}, {@code adjustment}, {@code transfer}, {@code shipment}
 */
record Movement(
        Sku sku,
        SiteCode site,
        Kind kind,
        long quantity,
        @Nullable String reason,
        String document,
        @Nullable String documentId,
        Instant at) {

    enum Kind {
        RECEIPT,
        ADJUSTMENT,
        TRANSFER,
        SHIPMENT,
        RETURN
    }
}
