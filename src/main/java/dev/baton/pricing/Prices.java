package dev.baton.pricing;

import dev.baton.catalog.Sku;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches the prices. */
@Repository
class Prices {

    private static final String READ = """
            select prices.price_list, prices.sku, prices.min_quantity, prices.unit_minor, prices.valid_from, prices.valid_to
            from pricing.prices
            join unnest(:lists::text[], :skus::text[]) as wanted (price_list, sku)
            on wanted.price_list = prices.price_list
            and wanted.sku = prices.sku
            where prices.tenant_id = :tenant
            """;

    private static final String LIST = """
            select sku, min_quantity, unit_minor, valid_from, valid_to
            from pricing.prices
            where tenant_id = :tenant
            """;

    private static final String SET = """
            insert into pricing.prices
                (tenant_id, price_list, sku, min_quantity, valid_from, valid_to, unit_minor)
            select :tenant, :list, sku, min_quantity, valid_from, valid_to, unit_minor
            from unnest(:skus::text[], :quantities::bigint[], :from::date[], :to::date[], :units::bigint[])
                as given (sku, min_quantity, valid_from, valid_to, unit_minor)
            order by sku, min_quantity, valid_from
            on conflict (tenant_id, price_list, sku, min_quantity, valid_from)
            do update set valid_to = excluded.valid_to, unit_minor = excluded.unit_minor
            """;

    private static final String WITHDRAW = """
            delete from pricing.prices
            where tenant_id = :tenant
            and price_list = :list
            and sku = any(:skus)
            """;

    /** An item in a price list. */
    record Listed(String list, Sku sku) {}

    private static final int MOST_KEPT = 200_000;

    private final Db db;
    private final Generations generations;
    private final Kept<Listed, List<Price>> kept;

    Prices(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.PRICING, MOST_KEPT);
    }

    /** All prices of these items in these lists, none for those that have none; from memory where it can. */
    Map<Listed, List<Price>> known(Collection<Listed> wanted) {
        return kept.get(wanted, this::read);
    }

    private Map<Listed, List<Price>> read(Collection<Listed> wanted) {
        var places = List.copyOf(wanted);
        var found = new HashMap<Listed, List<Price>>();
        places.forEach(place -> found.put(place, new ArrayList<>()));
        db.sql(READ)
                .param("lists", Columns.text(places, Listed::list))
                .param("skus", Columns.text(places, Listed::sku))
                .query(row -> {
                    var price = price(row);
                    found.computeIfAbsent(new Listed(row.getString("price_list"), price.sku()), _ -> new ArrayList<>())
                            .add(price);
                });
        found.replaceAll((_, prices) -> List.copyOf(prices));
        return found;
    }

    Page<Price> list(String list, @Nullable String sku, PageRequest request) {
        return new ListQuery(LIST)
                .where("price_list = :list", "list", list)
                .where("sku = :sku", "sku", sku)
                .page(
                        db,
                        request,
                        List.of(
                                new ListQuery.SortKey("sku", "text", false),
                                new ListQuery.SortKey("min_quantity", "bigint", false),
                                new ListQuery.SortKey("valid_from", "date", false)),
                        (row, _) -> price(row),
                        price -> Cursor.of(price.sku(), price.quantityFrom(), price.validFrom()));
    }

    void set(String list, List<Price> prices) {
        if (prices.isEmpty()) {
            return;
        }
        generations.changed(Topic.PRICING);
        db.sql(SET)
                .param("list", list)
                .param("skus", Columns.text(prices, Price::sku))
                .param("quantities", Columns.longs(prices, Price::quantityFrom))
                .param("from", Columns.text(prices, Price::validFrom))
                .param("to", Columns.text(prices, Price::validTo))
                .param("units", Columns.longs(prices, Price::unitMinor))
                .update();
    }

    void withdraw(String list, Set<Sku> skus) {
        if (skus.isEmpty()) {
            return;
        }
        generations.changed(Topic.PRICING);
        db.sql(WITHDRAW).param("list", list).param("skus", Columns.texts(skus)).update();
    }

    private static Price price(ResultSet row) throws SQLException {
        return new Price(
                new Sku(row.getString("sku")),
                row.getLong("min_quantity"),
                row.getLong("unit_minor"),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"));
    }
}
