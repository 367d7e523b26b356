package dev.baton.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is on its way, and who has been promised it. */
@Repository
class ExpectedSupplies {

    private static final String ADD = """
            insert into inventory.expected (tenant_id, expected_id, sku, site, quantity, due_on, reference, created_at)
            values (:tenant, :id, :sku, :site, :quantity, :due_on, :reference, :at)
            """;

    private static final String FIND = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and expected_id = :id
            """;

    private static final String LOCK = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and expected_id = :id
            for update
            """;

    /** Behind the balances in the order of locks. */
    private static final String LOCK_OPEN = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and sku = any(:skus)
            and open
            order by sku, due_on, expected_id
            for update
            """;

    private static final String READ_OPEN = """
            select expected_id, sku, site, quantity, received, due_on, reference, open, version
            from inventory.expected
            where tenant_id = :tenant
            and sku = any(:skus)
            and open
            order by sku, due_on, expected_id
            """;

    private static final String PROMISED = """
            select expected_id, sum(quantity)::bigint as quantity
            from inventory.supply_promises
            where tenant_id = :tenant
            and sku = any(:skus)
            and claim_id is distinct from :except::uuid
            group by expected_id
            """;

    private static final String CHANGE = """
            update inventory.expected
            set quantity = :quantity, received = :received, due_on = :due_on, reference = :reference, open = :open,
                version = version + 1
            where tenant_id = :tenant
            and expected_id = :id
            and version = :version
            """;

    private static final String PROMISE = """
            insert into inventory.supply_promises (tenant_id, claim_id, line_id, expected_id, sku, quantity)
            select :tenant, claim_id, line_id, expected_id, sku, sum(quantity)::bigint
            from unnest(:claims::uuid[], :lines::uuid[], :expected::uuid[], :skus::text[], :quantities::bigint[])
                as promised (claim_id, line_id, expected_id, sku, quantity)
            group by claim_id, line_id, expected_id, sku
            """;

    private static final String FORGET = """
            delete from inventory.supply_promises
            where tenant_id = :tenant
            and claim_id = any(:claims::uuid[])
            """;

    private final Db db;

    ExpectedSupplies(Db db) {
        this.db = db;
    }

    void add(Expected expected, Instant at) {
        db.sql(ADD)
                .param("id", expected.id().value())
                .param("sku", expected.sku().value())
                .param("site", expected.site().value())
                .param("quantity", expected.quantity())
                .param("due_on", expected.dueOn())
                .param("reference", expected.reference())
                .param("at", Db.timestamp(at))
                .update();
    }

    Optional<Expected> find(ExpectedId id) {
        return db.sql(FIND)
                .param("id", id.value())
                .query((row, _) -> expected(row))
                .optional();
    }

    Optional<Expected> lock(ExpectedId id) {
        return db.sql(LOCK)
                .param("id", id.value())
                .query((row, _) -> expected(row))
                .optional();
    }

    boolean change(Expected expected) {
        return db.sql(CHANGE)
                        .param("id", expected.id().value())
                        .param("quantity", expected.quantity())
                        .param("received", expected.received())
                        .param("due_on", expected.dueOn())
                        .param("reference", expected.reference())
                        .param("open", expected.open())
                        .param("version", expected.version())
                        .update()
                == 1;
    }

    /** Locks what is on its way of these items and tells what of it is promised to nobody. */
    Map<Sku, List<Stock.Supply>> lockFree(Collection<Sku> skus) {
        return free(LOCK_OPEN, skus, null);
    }

    /**
     * As {@link #lockFree}, without a lock.
     *
     * @param except a claim whose promises do not count; null when all count
     */
    Map<Sku, List<Stock.Supply>> readFree(Collection<Sku> skus, @Nullable UUID except) {
        return free(READ_OPEN, skus, except);
    }

    private Map<Sku, List<Stock.Supply>> free(String statement, Collection<Sku> skus, @Nullable UUID except) {
        var open = db.sql(statement)
                .param("skus", Columns.texts(skus))
                .query((row, _) -> expected(row))
                .list();
        if (open.isEmpty()) {
            return Map.of();
        }
        var promised = db
                .sql(PROMISED)
                .param("skus", Columns.texts(skus))
                .param("except", except)
                .query((row, _) -> Map.entry(Db.uuid(row, "expected_id"), row.getLong("quantity")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return open.stream()
                .collect(Collectors.groupingBy(
                        Expected::sku,
                        Collectors.mapping(
                                expected -> new Stock.Supply(
                                        expected.id(),
                                        expected.site(),
                                        expected.dueOn(),
                                        Math.max(
                                                0,
                                                expected.outstanding()
                                                        - promised.getOrDefault(
                                                                expected.id().value(), 0L))),
                                Collectors.toList())));
    }

    void promise(List<SupplyPromise> promises) {
        if (promises.isEmpty()) {
            return;
        }
        db.sql(PROMISE)
                .param("claims", Columns.uuids(promises, SupplyPromise::claim))
                .param("lines", Columns.uuids(promises, SupplyPromise::line))
                .param("expected", Columns.text(promises, SupplyPromise::expected))
                .param("skus", Columns.text(promises, SupplyPromise::sku))
                .param("quantities", Columns.longs(promises, SupplyPromise::quantity))
                .update();
    }

    void forget(Collection<UUID> claims) {
        db.sql(FORGET).param("claims", Columns.texts(claims)).update();
    }

    private static Expected expected(ResultSet row) throws SQLException {
        return new Expected(
                new ExpectedId(Db.uuid(row, "expected_id")),
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                row.getLong("quantity"),
                row.getLong("received"),
                Objects.requireNonNull(Db.dateOrNull(row, "due_on")),
                row.getString("reference"),
                row.getBoolean("open"),
                row.getInt("version"));
    }
}
