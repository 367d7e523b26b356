package dev.baton.pricing;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the price lists alone. */
@Repository
class PriceLists {

    private static final String FIND = """
            select price_list, name, currency, channel, customer, is_default, valid_from, valid_to, version
            from pricing.price_lists
            where tenant_id = :tenant
            and price_list = :code
            """;

    private static final String LIST = """
            select price_list, name, currency, channel, customer, is_default, valid_from, valid_to, version
            from pricing.price_lists
            where tenant_id = :tenant
            """;

    /** Everybody's, and those of one customer. */
    private static final String OF_CUSTOMER = """
            select price_list, name, currency, channel, customer, is_default, valid_from, valid_to, version
            from pricing.price_lists
            where tenant_id = :tenant
            and currency = :currency
            and (customer is null or customer = :customer)
            """;

    private static final String ADD = """
            insert into pricing.price_lists
                (tenant_id, price_list, name, currency, channel, customer, is_default, valid_from, valid_to)
            values
                (:tenant, :code, :name, :currency, :channel, :customer, :is_default, :valid_from, :valid_to::date)
            on conflict (tenant_id, price_list) do nothing
            """;

    private static final String CHANGE = """
            update pricing.price_lists
            set name = :name, currency = :currency, channel = :channel, customer = :customer, is_default = :is_default,
                valid_from = :valid_from, valid_to = :valid_to::date, version = version + 1
            where tenant_id = :tenant
            and price_list = :code
            and version = :version
            """;

    /** Locks the list for whoever changes its prices, and counts the change. */
    private static final String COUNT_CHANGE = """
            update pricing.price_lists
            set version = version + 1
            where tenant_id = :tenant
            and price_list = :code
            returning price_list, name, currency, channel, customer, is_default, valid_from, valid_to, version
            """;

    private static final int MOST_KEPT = 50_000;

    private record Asker(String currency, @Nullable String customer) {}

    private final Db db;
    private final Generations generations;
    private final Kept<Asker, List<PriceList>> kept;

    PriceLists(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.PRICING, MOST_KEPT);
    }

    /** Those that may count for a customer, whatever the day; from memory where it can. */
    List<PriceList> known(String currency, @Nullable String customer) {
        return kept.get(new Asker(currency, customer), this::read);
    }

    private List<PriceList> read(Asker asker) {
        return db.sql(OF_CUSTOMER)
                .param("currency", asker.currency())
                .param("customer", asker.customer())
                .query((row, _) -> list(row))
                .list();
    }

    Optional<PriceList> find(String code) {
        return db.sql(FIND).param("code", code).query((row, _) -> list(row)).optional();
    }

    Page<PriceList> list(@Nullable String currency, PageRequest request) {
        return new ListQuery(LIST)
                .where("currency = :currency", "currency", currency)
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("price_list", "text", false)),
                        (row, _) -> list(row),
                        list -> Cursor.of(list.code()));
    }

    /** @return false when the code is taken */
    boolean add(PriceList list) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(ADD), list).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(PriceList list) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(CHANGE), list).param("version", list.version()).update() == 1;
    }

    Optional<PriceList> countChange(String code) {
        generations.changed(Topic.PRICING);
        return db.sql(COUNT_CHANGE)
                .param("code", code)
                .query((row, _) -> list(row))
                .optional();
    }

    private static StatementSpec bound(StatementSpec statement, PriceList list) {
        return statement
                .param("code", list.code())
                .param("name", list.name())
                .param("currency", list.currency())
                .param("channel", list.channel())
                .param("customer", list.customer())
                .param("is_default", list.isDefault())
                .param("valid_from", list.validFrom())
                .param("valid_to", list.validTo());
    }

    private static PriceList list(ResultSet row) throws SQLException {
        return new PriceList(
                row.getString("price_list"),
                row.getString("name"),
                row.getString("currency"),
                row.getString("channel"),
                row.getString("customer"),
                row.getBoolean("is_default"),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"),
                row.getInt("version"));
    }
}
