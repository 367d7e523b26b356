package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.gs1.Gtin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is still to be picked, in the order of the bins. */
public record PickList(
        FulfilmentOrderId fulfilmentOrder,
        String number,
        String orderNumber,
        SiteCode site,
        @Nullable Instant releasedAt,
        List<Line> lines) {

    /** @param caseSize units in a case, 1 when it comes in none */
    public record Line(
            Sku sku,
            String name,
            @Nullable String bin,
            @Nullable Gtin gtin,
            @Nullable Gtin caseGtin,
            int caseSize,
            long quantity) {}
}
