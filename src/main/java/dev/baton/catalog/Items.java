package dev.baton.catalog;

import dev.baton.network.HandlingClass;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchText;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches items, their bar codes and the components of kits. */
@Repository
class Items {

    private static final String LIST = """
            select sku, type, name_en, name_es, gtin, unit, case_size, case_gtin, weight_grams, length_mm, width_mm,
                height_mm, handling_class, hs_code, country_of_origin, category, tax_category, brand, status,
                standard_cost, cost_currency, minimum_quantity, order_multiple, maximum_quantity,
                component_skus, component_quantities, version
            from catalog.items_view
            where tenant_id = :tenant
            """;

    private static final String FIND = """
            select sku, type, name_en, name_es, gtin, unit, case_size, case_gtin, weight_grams, length_mm, width_mm,
                height_mm, handling_class, hs_code, country_of_origin, category, tax_category, brand, status,
                standard_cost, cost_currency, minimum_quantity, order_multiple, maximum_quantity,
                component_skus, component_quantities, version
            from catalog.items_view
            where tenant_id = :tenant
            and sku = any(:skus::text[])
            """;

    private static final String ALIKE = """
            select wanted.sku as wanted, alike.sku
            from unnest(:skus::text[]) as wanted (sku)
            cross join lateral (
                select items.sku
                from catalog.items
                where items.tenant_id = :tenant
                and items.sku % wanted.sku
                and items.status <> 'DRAFT'
                and similarity(items.sku, wanted.sku) >= :least
                order by similarity(items.sku, wanted.sku) desc, items.sku
                limit 1
            ) as alike
            """;

    private static final String BARCODES = """
            select gtin, sku, unit
            from catalog.barcodes
            where tenant_id = :tenant
            and gtin = any(:gtins::text[])
            """;

    private static final String ADD = """
            insert into catalog.items
                (tenant_id, sku, type, name_en, name_es, unit, case_size, weight_grams, length_mm, width_mm, height_mm,
                handling_class, hs_code, country_of_origin, category, tax_category, brand, status, standard_cost,
                cost_currency, minimum_quantity, order_multiple, maximum_quantity, search_text)
            values
                (:tenant, :sku, :type, :name_en, :name_es, :unit, :case_size, :weight_grams, :length_mm, :width_mm,
                :height_mm, :handling_class, :hs_code, :country_of_origin, :category, :tax_category, :brand, :status,
                :standard_cost, :cost_currency, :minimum_quantity, :order_multiple, :maximum_quantity, :search_text)
            on conflict (tenant_id, sku) do nothing
            """;

    private static final String CHANGE = """
            update catalog.items
            set name_en = :name_en, name_es = :name_es, unit = :unit, case_size = :case_size,
                weight_grams = :weight_grams, length_mm = :length_mm, width_mm = :width_mm, height_mm = :height_mm,
                handling_class = :handling_class, hs_code = :hs_code, country_of_origin = :country_of_origin,
                category = :category, tax_category = :tax_category, brand = :brand, status = :status,
                standard_cost = :standard_cost, cost_currency = :cost_currency, minimum_quantity = :minimum_quantity,
                order_multiple = :order_multiple, maximum_quantity = :maximum_quantity,
                search_text = :search_text, version = version + 1
            where tenant_id = :tenant
            and sku = :sku
            and version = :version
            """;

    private static final String FORGET_BARCODES = """
            delete from catalog.barcodes
            where tenant_id = :tenant
            and sku = :sku
            """;

    private static final String ADD_BARCODES = """
            insert into catalog.barcodes (tenant_id, gtin, sku, unit)
            select :tenant, gtin, :sku, unit
            from unnest(:gtins::text[], :units::text[]) as given (gtin, unit)
            on conflict (tenant_id, gtin) do nothing
            """;

    private static final String FORGET_COMPONENTS = """
            delete from catalog.kit_components
            where tenant_id = :tenant
            and kit = :kit
            """;

    private static final String ADD_COMPONENTS = """
            insert into catalog.kit_components (tenant_id, kit, position, sku, quantity)
            select :tenant, :kit, position, sku, quantity
            from unnest(:skus::text[], :quantities::bigint[]) with ordinality as given (sku, quantity, position)
            """;

    /** A bar code and what it stands on. */
    record Barcode(Gtin gtin, Sku sku, UnitOfMeasure unit) {}

    private static final int MOST_ALIKE = 20;

    /** Of 1: below it, what is called alike is hardly what was meant. */
    private static final double LEAST_ALIKE = 0.45;

    private static final int MOST_KEPT = 100_000;

    private final Db db;
    private final Generations generations;
    private final Kept<Sku, Item> kept;

    Items(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.ITEMS, MOST_KEPT);
    }

    /** As {@link #find}, from memory where it can. */
    Map<Sku, Item> known(Collection<Sku> skus) {
        return kept.get(skus, this::find);
    }

    Optional<Item> find(Sku sku) {
        return Optional.ofNullable(find(List.of(sku)).get(sku));
    }

    /** By SKU, in its order; what is not there is left out. */
    Map<Sku, Item> find(Collection<Sku> skus) {
        var found = new TreeMap<Sku, Item>();
        if (skus.isEmpty()) {
            return found;
        }
        db.sql(FIND)
                .param("skus", Columns.texts(skus))
                .query((row, _) -> item(row))
                .list()
                .forEach(item -> found.put(item.sku(), item));
        return found;
    }

    /** Of each of the first {@value #MOST_ALIKE}, what is sold and called most like it; what has no such is left out. */
    Map<Sku, Sku> alike(Collection<Sku> skus) {
        var found = new TreeMap<Sku, Sku>();
        db.sql(ALIKE)
                .param(
                        "skus",
                        Columns.texts(skus.stream().sorted().limit(MOST_ALIKE).toList()))
                .param("least", LEAST_ALIKE)
                .query(row -> {
                    found.put(new Sku(row.getString("wanted")), new Sku(row.getString("sku")));
                });
        return found;
    }

    List<Barcode> barcodes(Collection<Gtin> gtins) {
        if (gtins.isEmpty()) {
            return List.of();
        }
        return db.sql(BARCODES)
                .param("gtins", gtins.stream().map(Gtin::value).toArray(String[]::new))
                .query((row, _) -> new Barcode(
                        new Gtin(row.getString("gtin")),
                        new Sku(row.getString("sku")),
                        UnitOfMeasure.valueOf(row.getString("unit"))))
                .list();
    }

    Page<Item> list(
            @Nullable String text, Item.@Nullable Status status, @Nullable String category, PageRequest request) {
        var query = new ListQuery(LIST)
                .forEverybody()
                .where("status = :status", "status", status == null ? null : status.name())
                .where("category = :category", "category", category);
        var patterns = SearchText.patterns(text);
        for (int i = 0; i < patterns.size(); i++) {
            query.where("search_text like :word" + i, "word" + i, patterns.get(i));
        }
        return query.page(
                db,
                request,
                List.of(new ListQuery.SortKey("sku", "text", false)),
                (row, _) -> item(row),
                item -> Cursor.of(item.sku()));
    }

    /** @return false when the SKU is taken */
    boolean add(Item item) {
        return bound(db.sql(ADD), item).param("type", item.type().name()).update() == 1;
    }

    /** @return false when the item is no longer at its version */
    boolean change(Item item) {
        generations.changed(Topic.ITEMS);
        return bound(db.sql(CHANGE), item).param("version", item.version()).update() == 1;
    }

    /** @return false when another item has been given one of them meanwhile */
    boolean replaceBarcodes(Item item) {
        db.sql(FORGET_BARCODES).param("sku", item.sku().value()).update();
        var barcodes = barcodesOf(item);
        return barcodes.isEmpty()
                || db.sql(ADD_BARCODES)
                                .param("sku", item.sku().value())
                                .param(
                                        "gtins",
                                        Columns.text(
                                                barcodes,
                                                barcode -> barcode.gtin().value()))
                                .param("units", Columns.text(barcodes, Barcode::unit))
                                .update()
                        == barcodes.size();
    }

    void replaceComponents(Item item) {
        if (!item.isKit()) {
            return;
        }
        db.sql(FORGET_COMPONENTS).param("kit", item.sku().value()).update();
        db.sql(ADD_COMPONENTS)
                .param("kit", item.sku().value())
                .param("skus", Columns.text(item.components(), Item.KitComponent::sku))
                .param("quantities", Columns.longs(item.components(), Item.KitComponent::quantity))
                .update();
    }

    static List<Barcode> barcodesOf(Item item) {
        var barcodes = new ArrayList<Barcode>();
        if (item.gtin() != null) {
            barcodes.add(new Barcode(item.gtin(), item.sku(), UnitOfMeasure.EACH));
        }
        if (item.caseGtin() != null) {
            barcodes.add(new Barcode(item.caseGtin(), item.sku(), UnitOfMeasure.CASE));
        }
        return barcodes;
    }

    private static StatementSpec bound(StatementSpec statement, Item item) {
        var cost = item.standardCost();
        return statement
                .param("sku", item.sku().value())
                .param("name_en", item.nameEn())
                .param("name_es", item.nameEs())
                .param("unit", item.unit())
                .param("case_size", item.caseSize())
                .param("weight_grams", item.weightGrams())
                .param("length_mm", item.lengthMm())
                .param("width_mm", item.widthMm())
                .param("height_mm", item.heightMm())
                .param("handling_class", item.handlingClass().name())
                .param("hs_code", item.hsCode())
                .param("country_of_origin", item.countryOfOrigin())
                .param("category", item.category())
                .param("tax_category", item.taxCategory())
                .param("brand", item.brand())
                .param("status", item.status().name())
                .param("standard_cost", cost == null ? null : cost.minor())
                .param("cost_currency", cost == null ? null : cost.currency())
                .param("minimum_quantity", item.ordering().minimum())
                .param("order_multiple", item.ordering().multiple())
                .param("maximum_quantity", item.ordering().maximum())
                .param("search_text", searchText(item));
    }

    private static String searchText(Item item) {
        return SearchText.of(
                item.sku(),
                item.nameEn(),
                item.nameEs(),
                item.gtin() == null ? null : item.gtin().value(),
                item.caseGtin() == null ? null : item.caseGtin().value());
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new Sku(row.getString("sku")),
                Item.Type.valueOf(row.getString("type")),
                row.getString("name_en"),
                row.getString("name_es"),
                gtin(row, "gtin"),
                row.getString("unit"),
                row.getInt("case_size"),
                gtin(row, "case_gtin"),
                row.getLong("weight_grams"),
                row.getInt("length_mm"),
                row.getInt("width_mm"),
                row.getInt("height_mm"),
                HandlingClass.valueOf(row.getString("handling_class")),
                row.getString("hs_code"),
                row.getString("country_of_origin"),
                row.getString("category"),
                row.getString("tax_category"),
                row.getString("brand"),
                Item.Status.valueOf(row.getString("status")),
                cost(row),
                new Item.Ordering(
                        row.getLong("minimum_quantity"),
                        row.getLong("order_multiple"),
                        row.getObject("maximum_quantity", Long.class)),
                components(row),
                row.getInt("version"));
    }

    private static @Nullable Money cost(ResultSet row) throws SQLException {
        var currency = row.getString("cost_currency");
        return currency == null ? null : Money.of(row.getLong("standard_cost"), currency);
    }

    private static @Nullable Gtin gtin(ResultSet row, String column) throws SQLException {
        var value = row.getString(column);
        return value == null ? null : new Gtin(value);
    }

    private static List<Item.KitComponent> components(ResultSet row) throws SQLException {
        var skus = Db.texts(row, "component_skus");
        if (skus.isEmpty()) {
            return List.of();
        }
        var quantities = (Long[]) row.getArray("component_quantities").getArray();
        return IntStream.range(0, skus.size())
                .mapToObj(i -> new Item.KitComponent(new Sku(skus.get(i)), quantities[i]))
                .toList();
    }
}
