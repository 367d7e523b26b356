package dev.baton.catalog;

import dev.baton.network.HandlingClass;
import dev.baton.platform.gs1.Gtin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as tests talk about them. */
public final class CatalogFixture {

    private CatalogFixture() {}

    /** An active item of 100 g that comes one by one. */
    public static Item item(String sku) {
        return item(sku, null, 1, null);
    }

    public static Item item(String sku, @Nullable String gtin, int caseSize, @Nullable String caseGtin) {
        return item(sku, Item.Type.ITEM, gtin, caseSize, caseGtin, List.of());
    }

    public static Item kit(String sku, Item.KitComponent... components) {
        return item(sku, Item.Type.KIT, null, 1, null, List.of(components));
    }

    public static Item.KitComponent component(String sku, long quantity) {
        return new Item.KitComponent(Sku.of(sku), quantity);
    }

    public static Item withStatus(Item item, Item.Status status) {
        return new Item(
                item.sku(),
                item.type(),
                item.nameEn(),
                item.nameEs(),
                item.gtin(),
                item.unit(),
                item.caseSize(),
                item.caseGtin(),
                item.weightGrams(),
                item.lengthMm(),
                item.widthMm(),
                item.heightMm(),
                item.handlingClass(),
                item.hsCode(),
                item.countryOfOrigin(),
                item.category(),
                item.taxCategory(),
                item.brand(),
                status,
                item.standardCost(),
                item.ordering(),
                item.components(),
                item.version());
    }

    private static Item item(
            String sku,
            Item.Type type,
            @Nullable String gtin,
            int caseSize,
            @Nullable String caseGtin,
            List<Item.KitComponent> components) {
        return new Item(
                Sku.of(sku),
                type,
                "Item " + sku,
                null,
                gtin == null ? null : Gtin.of(gtin),
                Item.UNIT,
                caseSize,
                caseGtin == null ? null : Gtin.of(caseGtin),
                100,
                50,
                50,
                100,
                HandlingClass.STANDARD,
                "090411",
                "US",
                "Spices",
                Item.TAX_CATEGORY,
                "Baton",
                Item.Status.ACTIVE,
                components,
                1);
    }
}
