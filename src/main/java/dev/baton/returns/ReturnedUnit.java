package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import org.jspecify.annotations.Nullable;

/** Units that came back with one return, where they stand now. */
public record ReturnedUnit(
        ReturnId returnId,
        String returnNumber,
        int line,
        Sku sku,
        Disposition disposition,
        @Nullable Grade grade,
        SiteCode site,
        long quantity) {}
