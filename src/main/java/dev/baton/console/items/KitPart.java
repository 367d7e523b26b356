package dev.baton.console.items;

import dev.baton.catalog.Sku;

/** An item in a kit, or a kit that an item is in, and how many of it. */
public record KitPart(Sku sku, String name, long quantity, long available) {}
