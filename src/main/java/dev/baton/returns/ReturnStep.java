package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger of units that came back.
 *
 * @param from null for what came from the customer
 * @param words why, when somebody had to say
 */
public record ReturnStep(
        UUID id,
        Instant at,
        String actor,
        int line,
        Sku sku,
        SiteCode site,
        @Nullable Disposition from,
        Disposition disposition,
        @Nullable Grade grade,
        long quantity,
        @Nullable String words) {}
