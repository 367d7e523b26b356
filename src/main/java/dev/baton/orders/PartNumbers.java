package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** What customers call items. Every statement that touches it. */
@Repository
class PartNumbers {

    private static final String OF = """
            select part_number, sku
            from orders.part_numbers
            where tenant_id = :tenant
            and customer = :customer
            order by part_key
            """;

    private static final String FIND = """
            select part_number, sku
            from orders.part_numbers
            where tenant_id = :tenant
            and customer = :customer
            and part_key = any(:keys::text[])
            """;

    private static final String BEGINNING = """
            select part_number, sku
            from orders.part_numbers
            where tenant_id = :tenant
            and customer = :customer
            and starts_with(part_key, :key)
            order by part_key
            limit :limit
            """;

    private static final String VERSION = """
            select version
            from orders.part_number_lists
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String BEGIN = """
            insert into orders.part_number_lists (tenant_id, customer, version)
            values (:tenant, :customer, 0)
            on conflict (tenant_id, customer) do nothing
            """;

    private static final String LOCK = """
            select version
            from orders.part_number_lists
            where tenant_id = :tenant
            and customer = :customer
            for update
            """;

    private static final String COUNT = """
            update orders.part_number_lists
            set version = version + 1
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String FORGET = """
            delete from orders.part_numbers
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String ADD = """
            insert into orders.part_numbers (tenant_id, customer, part_key, part_number, sku)
            select :tenant, :customer, part_key, part_number, sku
            from unnest(:keys::text[], :numbers::text[], :skus::text[]) as said (part_key, part_number, sku)
            """;

    private final Db db;

    PartNumbers(Db db) {
        this.db = db;
    }

    List<PartNumber> of(CustomerNumber customer) {
        return db.sql(OF)
                .param("customer", customer.value())
                .query(PartNumbers::number)
                .list();
    }

    List<PartNumber> beginning(CustomerNumber customer, String typed, int limit) {
        return db.sql(BEGINNING)
                .param("customer", customer.value())
                .param("key", PartNumber.key(typed))
                .param("limit", limit)
                .query(PartNumbers::number)
                .list();
    }

    private static PartNumber number(ResultSet row, int position) throws SQLException {
        return new PartNumber(row.getString("part_number"), new Sku(row.getString("sku")));
    }

    /** What is meant by those of {@code keys} that the customer knows, by key. */
    Map<String, Sku> find(CustomerNumber customer, Set<String> keys) {
        return db
                .sql(FIND)
                .param("customer", customer.value())
                .param("keys", Columns.text(List.copyOf(keys), key -> key))
                .query(PartNumbers::number)
                .list()
                .stream()
                .collect(Collectors.toMap(PartNumber::key, PartNumber::sku));
    }

    /** Counts the changes of a customer's; 0 where there never was one. */
    int version(CustomerNumber customer) {
        return db.sql(VERSION)
                .param("customer", customer.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Makes whoever else says the numbers of this customer wait, also where it has none yet. */
    int lock(CustomerNumber customer) {
        db.sql(BEGIN).param("customer", customer.value()).update();
        return db.sql(LOCK)
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    /** Those of a customer that is {@linkplain #lock locked}. */
    void replace(CustomerNumber customer, List<PartNumber> numbers) {
        db.sql(COUNT).param("customer", customer.value()).update();
        db.sql(FORGET).param("customer", customer.value()).update();
        db.sql(ADD)
                .param("customer", customer.value())
                .param("keys", Columns.text(numbers, PartNumber::key))
                .param("numbers", Columns.text(numbers, PartNumber::number))
                .param("skus", Columns.text(numbers, PartNumber::sku))
                .update();
    }
}
