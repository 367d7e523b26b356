package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.platform.data.Db;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the screens of items ask of the catalog's published view. */
@Repository
@Transactional(readOnly = true)
class ItemReading {

    private static final String CATEGORIES = """
            select distinct category
            from catalog.items_view
            where tenant_id = :tenant
            and category is not null
            order by category
            limit 200
            """;

    private static final String WHERE_USED = """
            select sku, name_en, coalesce(name_es, name_en) as name_es, status,
                component_quantities[array_position(component_skus, :sku)] as quantity
            from catalog.items_view
            where tenant_id = :tenant
            and type = 'KIT'
            and :sku = any(component_skus)
            order by sku
            limit 100
            """;

    private static final String BRANDS = """
            select distinct brand
            from catalog.items_view
            where tenant_id = :tenant
            and brand is not null
            order by brand
            limit 200
            """;

    /** A kit that an item is part of, and how many of it. */
    record Use(Sku kit, String nameEn, String nameEs, Item.Status status, long quantity) {}

    private final Db db;

    ItemReading(Db db) {
        this.db = db;
    }

    List<String> categories() {
        return db.sql(CATEGORIES).query((row, _) -> row.getString("category")).list();
    }

    List<String> brands() {
        return db.sql(BRANDS).query((row, _) -> row.getString("brand")).list();
    }

    List<Use> whereUsed(Sku sku) {
        return db.sql(WHERE_USED)
                .param("sku", sku.value())
                .query((row, _) -> new Use(
                        new Sku(row.getString("sku")),
                        row.getString("name_en"),
                        row.getString("name_es"),
                        Item.Status.valueOf(row.getString("status")),
                        row.getLong("quantity")))
                .list();
    }
}
