package dev.baton.returns;

import dev.baton.catalog.Sku;

/** What a customer gets instead of what comes back. */
public record Replacement(Sku sku, long quantity) {}
