package dev.baton.inventory;

import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.platform.Invalid;
import java.util.Map;

/** What must be true of an item before its stock can move. */
final class StockChecks {

    private StockChecks() {}

    static void stockable(Invalid.Collector invalid, Map<Sku, Item> known, Sku sku, String field) {
        var item = known.get(sku);
        if (item == null) {
            invalid.add(field, "there is no item %s".formatted(sku));
        } else if (item.type() == Item.Type.KIT) {
            invalid.add(field, "%s is a kit: its components are stocked, not the kit".formatted(sku));
        }
    }
}
