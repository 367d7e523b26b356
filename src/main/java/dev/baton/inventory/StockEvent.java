package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What happens to stock that somebody above may care about. */
public sealed interface StockEvent extends Event {

    Sku sku();

    /** Events of one item are told in order. */
    @Override
    default UUID subject() {
        return UUID.nameUUIDFromBytes(sku().value().getBytes(StandardCharsets.UTF_8));
    }

    record StockReceived(Sku sku, SiteCode site, long quantity, Instant at) implements StockEvent {}

    /** @param quantity signed: what was found (positive) or is missing (negative) */
    record StockAdjusted(Sku sku, SiteCode site, long quantity, String reason, Instant at) implements StockEvent {}

    /** What was promised is free again. */
    record StockFreed(Sku sku, Instant at) implements StockEvent {}

    record StockTransferred(Sku sku, SiteCode from, SiteCode to, long quantity, Instant at) implements StockEvent {}

    /** Something is on its way, or no longer, or later. */
    record SupplyChanged(Sku sku, Instant at) implements StockEvent {}
}
