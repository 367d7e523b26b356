package dev.baton.console.customers;

import dev.baton.platform.data.Db;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the screens of customers ask of the published view. */
@Repository
@Transactional(readOnly = true)
class CustomerReading {

    private static final String TAGS = """
            select distinct tag
            from customers.customers_view, unnest(tags) as tag
            where tenant_id = :tenant
            order by tag
            limit 100
            """;

    private static final String PRICE_LISTS = """
            select distinct price_list
            from customers.customers_view
            where tenant_id = :tenant
            and price_list is not null
            order by price_list
            limit 100
            """;

    private final Db db;

    CustomerReading(Db db) {
        this.db = db;
    }

    List<String> tags() {
        return db.sql(TAGS).query((row, _) -> row.getString("tag")).list();
    }

    List<String> priceLists() {
        return db.sql(PRICE_LISTS)
                .query((row, _) -> row.getString("price_list"))
                .list();
    }
}
