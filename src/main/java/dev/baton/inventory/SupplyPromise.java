package dev.baton.inventory;

import dev.baton.catalog.Sku;
import java.util.UUID;

/** Units on their way promised to one waiting line of one claim. */
public record SupplyPromise(UUID claim, UUID line, ExpectedId expected, Sku sku, long quantity) {}
