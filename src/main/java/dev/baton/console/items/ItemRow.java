package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.console.inventory.ItemStock;

/** An item in a list, with what there is of it. */
public record ItemRow(Item item, ItemStock stock) {}
