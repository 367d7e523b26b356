package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A history of so many orders, written by set-based statements: the rows that orders leave behind, as a real order over the API has
 * them, in the state that each would have reached by now.
 *
 * <p>Nine tenths belong to the company that is measured, the rest to twenty others. What an installation forgets after some weeks
 * is not written: events for readers outside, scans, and letters.
 */
final class Fill {

    private static final int OTHERS = 20;
    private static final int OTHERS_SHARE = 10;
    private static final int CHUNK = 10_000;
    private static final int DAYS = 730;
    private static final int OTHERS_ITEMS = 500;
    private static final long WORTH_DROPPING_INDEXES = 50_000;

    private static final String INDEXES = """
            select format('drop index %s', indexes.oid::regclass), pg_get_indexdef(indexes.oid)
            from pg_index
            join pg_class indexes on indexes.oid = pg_index.indexrelid
            where indexes.relnamespace::regnamespace::text in ('orders', 'inventory', 'fulfilment', 'shipping', 'billing')
            and not indisprimary
            and not exists (select from pg_constraint where conindid = indexes.oid)
            order by pg_relation_size(indrelid) desc
            """;

    private static final String FOREIGN_KEYS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint
            where contype = 'f'
            and connamespace::regnamespace::text in ('orders', 'inventory', 'fulfilment', 'shipping', 'billing')
            """;

    private final Connection database;
    private final Consumer<String> said;

    private Fill(Connection database, Consumer<String> said) {
        this.database = database;
        this.said = said;
    }

    /** What somebody took away for the time of the filling, and how it comes back. */
    private record Taken(String drop, String restore) {}

    static Figures of(Ground ground, long orders) throws Exception {
        var model = Floor.template(ground, IntStream.range(0, 3).mapToObj(Company::sku).toList());
        try (var database = ground.baton().database()) {
            awaitQuiet(database);
            long sizeBefore = size(database);
            long begun = System.nanoTime();
            new Fill(database, System.err::println).write(Floor.tenant(ground), model, orders);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figures()
                    .with("perSecond", Figures.round(orders / seconds))
                    .with("orders", orders)
                    .with("seconds", Figures.round(seconds))
                    .with("bytesPerOrder", (size(database) - sizeBefore) / orders);
        }
    }

    private void write(UUID tenant, UUID model, long orders) throws Exception {
        execute("set synchronous_commit = off");
        execute("set work_mem = '128MB'");
        execute("set temp_buffers = '64MB'");
        execute("set maintenance_work_mem = '512MB'");
        execute("create temporary table fill_run (tenant uuid, template_tenant uuid, template_order uuid, total bigint,"
                + " items integer, customers integer, days integer, first bigint, last bigint)");
        run("names");
        var taken = orders < WORTH_DROPPING_INDEXES ? List.<Taken>of() : take();
        try {
            long others = orders / OTHERS_SHARE;
            company(tenant, tenant, model, orders - others, Company.ITEMS);
            for (int i = 0; i < OTHERS && others / OTHERS > 0; i++) {
                company(another(i), tenant, model, others / OTHERS, OTHERS_ITEMS);
            }
        } finally {
            if (!database.getAutoCommit()) {
                database.rollback();
                database.setAutoCommit(true);
            }
            said.accept("  %d indexes and keys".formatted(taken.size()));
            for (var one : taken) {
                execute(one.restore);
            }
        }
        said.accept("  vacuum analyze");
        execute("vacuum analyze");
        execute("checkpoint");
    }

    private UUID another(int number) throws SQLException {
        try (var insert = database.prepareStatement(
                "insert into platform.tenants (tenant_id, name, created_at) values (uuidv7(), ?, now()) returning tenant_id")) {
            insert.setString(1, "Neighbour %d".formatted(number + 1));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    private void company(UUID tenant, UUID modelTenant, UUID model, long orders, int items) throws Exception {
        try (var insert = database.prepareStatement("insert into fill_run values (?, ?, ?, ?, ?, ?, ?, 0, 0)")) {
            execute("truncate fill_run");
            insert.setObject(1, tenant);
            insert.setObject(2, modelTenant);
            insert.setObject(3, model);
            insert.setLong(4, orders);
            insert.setInt(5, items);
            insert.setInt(6, Math.toIntExact(Math.max(1000, orders / 20)));
            insert.setInt(7, DAYS);
            insert.executeUpdate();
        }
        run("company");
        long begun = System.nanoTime();
        for (long first = 1; first <= orders; first += CHUNK) {
            long last = Math.min(orders, first + CHUNK - 1);
            database.setAutoCommit(false);
            execute("update fill_run set first = %d, last = %d".formatted(first, last));
            run("orders");
            database.commit();
            database.setAutoCommit(true);
            if (last / CHUNK % 10 == 0) {
                said.accept("  %,d of %,d orders, %,d a second"
                        .formatted(last, orders, Math.round(last * 1e9 / (System.nanoTime() - begun))));
            }
        }
    }

    private List<Taken> take() throws SQLException {
        var taken = new ArrayList<Taken>();
        for (var query : List.of(INDEXES, FOREIGN_KEYS)) {
            try (var statement = database.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    taken.add(new Taken(rows.getString(1), rows.getString(2)));
                }
            }
        }
        // A foreign key may stand on an index, so it goes first and comes back last.
        for (var one : taken.reversed()) {
            execute(one.drop);
        }
        return taken;
    }

    private void run(String script) throws IOException, SQLException {
        try (var stream =
                Objects.requireNonNull(Fill.class.getResourceAsStream("/fill/%s.sql".formatted(script)), script)) {
            for (var statement : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split(";\n")) {
                if (!statement.isBlank()) {
                    execute(statement);
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until everybody has been told of what was placed so far. */
    private static void awaitQuiet(Connection database) throws Exception {
        while (number(database, "select count(*) from platform.outbox") > 0) {
            Thread.sleep(100);
        }
    }

    private static long size(Connection database) throws SQLException {
        return number(database, "select pg_database_size(current_database())");
    }

    private static long number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
