package dev.baton.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What this machine's PostgreSQL could do at best: the rows of a real order of three lines, written again and again by one
 * prepared statement an order over eight connections, every commit durable. No HTTP, nothing verified, priced or decided, and
 * no number counted.
 *
 * <p>It writes into a database of its own beside Baton's, with the same tables and indexes.
 */
final class Floor implements Part {

    private static final int CONNECTIONS = 8;
    private static final int LINES = 3;
    private static final String DATABASE = "floor";
    private static final String DEADLOCK = "40P01";
    private static final double WARM_UP = 2;

    /** The rows of one order in a table; {@code varying} are the columns that differ, in the order in which the table has them. */
    private record Table(String name, String whose, List<Varying> varying) {}

    private record Varying(String column, String type, Function<Made, List<?>> values) {}

    /** An order about to be written. */
    private record Made(UUID order, long number, List<UUID> lines, List<String> skus) {

        List<UUID> orders() {
            return IntStream.range(0, LINES).mapToObj(_ -> order).toList();
        }

        List<UUID> fresh() {
            return List.of(id());
        }
    }

    private static final List<Table> TABLES = List.of(
            new Table(
                    "orders.orders",
                    "order_id",
                    List.of(
                            new Varying("order_id", "uuid", made -> List.of(made.order)),
                            new Varying("number", "text", made -> List.of("SO-" + made.number)),
                            new Varying("external_reference", "text", made -> List.of("W-" + made.order)),
                            new Varying("search", "tsvector", Floor::search))),
            new Table(
                    "orders.lines",
                    "order_id",
                    List.of(
                            new Varying("order_id", "uuid", Made::orders),
                            new Varying("line_id", "uuid", Made::lines),
                            new Varying("sku", "text", Made::skus))),
            new Table(
                    "orders.allocations",
                    "order_id",
                    List.of(
                            new Varying("order_id", "uuid", Made::orders),
                            new Varying("line_id", "uuid", Made::lines))),
            new Table(
                    "orders.sourcings",
                    "order_id",
                    List.of(
                            new Varying("order_id", "uuid", made -> List.of(made.order)),
                            new Varying("sourcing_id", "uuid", Made::fresh))),
            new Table(
                    "orders.timeline",
                    "order_id",
                    List.of(
                            new Varying("order_id", "uuid", made -> List.of(made.order)),
                            new Varying("entry_id", "uuid", Made::fresh))),
            new Table(
                    "orders.placement_keys",
                    "order_id",
                    List.of(
                            new Varying("idempotency_key", "text", made -> List.of(made.order.toString())),
                            new Varying("order_id", "uuid", made -> List.of(made.order)))),
            new Table(
                    "inventory.reservations",
                    "claim_id",
                    List.of(
                            new Varying("claim_id", "uuid", Made::orders),
                            new Varying("line_id", "uuid", Made::lines),
                            new Varying("sku", "text", Made::skus))));

    private final AtomicLong numbers = new AtomicLong(1_000_000);

    @Override
    public Figures measure(Ground ground) throws Exception {
        var skus = IntStream.range(0, LINES).mapToObj(Company::sku).toList();
        var order = template(ground, skus);
        var statement = statement(ground, order);
        var url = ground.baton().emptyCopy(DATABASE);
        fill(ground, url);
        Load.run(CONNECTIONS, WARM_UP, number -> new Writer(ground, url, statement, number));
        try (var database = open(ground, url);
                var analyse = database.createStatement()) {
            analyse.execute("analyze");
        }
        var cpu = new Cpu(ground.baton().process());
        var result = Load.run(
                CONNECTIONS,
                ground.options().seconds(),
                number -> new Writer(ground, url, statement, CONNECTIONS + number));
        var figures = Figures.of(result).withShares(cpu.since());
        try (var database = ground.baton().database();
                var drop = database.createStatement()) {
            drop.execute("drop database " + DATABASE);
        }
        return figures;
    }

    /** A real order, placed over the API, whose rows are the pattern. */
    static UUID template(Ground ground, List<String> skus) throws Exception {
        var lines = skus.stream().map(sku -> Orders.line(sku, 1)).collect(Collectors.joining(","));
        try (var connection = ground.connect()) {
            var customer = ground.company().customer(Random.from(new SplittableRandom(1)));
            var reference = UUID.randomUUID().toString();
            var answer = connection.post("/api/v1/orders", reference, Orders.body(customer, "W-" + reference, lines)).done();
            return UUID.fromString(answer.text().replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([0-9a-f-]{36})\".*", "$1"));
        }
    }

    /** One statement that writes everything an order is, its parameters in the order of {@link #TABLES}. */
    private static String statement(Ground ground, UUID order) throws Exception {
        var parts = new ArrayList<String>();
        try (var database = ground.baton().database()) {
            for (var table : TABLES) {
                parts.add("%s as (%s)".formatted(table.name.replace('.', '_'), insert(database, table, order)));
            }
        }
        parts.add("""
                event as (
                    insert into platform.outbox (tenant_id, event_id, subject_id, type, payload, happened_at)
                    select tenant_id, ?::uuid, ?::uuid, 'OrderPlaced',
                        '{"order": "0190a2b4-0000-7000-8000-000000000000", "number": "SO-100001", "at": "2026-11-22T10:00:00Z"}'::jsonb,
                        now()
                    from inventory.balances limit 1
                )""");
        return "with " + String.join(",\n", parts) + """

                update inventory.balances
                set reserved = balances.reserved + 1
                from unnest(?::text[]) as wanted (sku)
                where balances.tenant_id = (select tenant_id from inventory.balances limit 1)
                and balances.sku = wanted.sku
                and balances.site = 'WEST'""";
    }

    private static String insert(Connection database, Table table, UUID order) throws SQLException {
        var varying = table.varying.stream().collect(Collectors.toMap(Varying::column, Varying::type));
        try (var query = database.prepareStatement(
                "select * from %s where %s = ?".formatted(table.name, table.whose))) {
            query.setObject(1, order);
            try (var rows = query.executeQuery()) {
                var facts = rows.getMetaData();
                var columns = IntStream.rangeClosed(1, facts.getColumnCount()).boxed().toList();
                var names = new ArrayList<String>();
                for (int column : columns) {
                    names.add(facts.getColumnName(column));
                }
                var values = new ArrayList<String>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int column : columns) {
                        var type = varying.get(facts.getColumnName(column));
                        var text = rows.getString(column);
                        row.add(
                                type != null
                                        ? "?::" + type
                                        : text == null ? "null" : literal(text, facts.getColumnTypeName(column)));
                    }
                    values.add("(" + String.join(", ", row) + ")");
                }
                return "insert into %s (%s) values %s"
                        .formatted(table.name, String.join(", ", names), String.join(", ", values));
            }
        }
    }

    private static String literal(String text, String type) {
        // A question mark would be taken for a parameter.
        return "'%s'::%s".formatted(text.replace("'", "''").replace("?", "."), type);
    }

    private static void fill(Ground ground, String url) throws Exception {
        try (var database = open(ground, url);
                var insert = database.prepareStatement("""
                        insert into inventory.balances (tenant_id, sku, site, on_hand)
                        select ?, sku, site, 100000000
                        from unnest(?::text[]) sku, unnest(?::text[]) site""")) {
            insert.setObject(1, tenant(ground));
            insert.setArray(
                    2,
                    database.createArrayOf(
                            "text",
                            IntStream.range(0, Company.ITEMS).mapToObj(Company::sku).toArray()));
            insert.setArray(3, database.createArrayOf("text", Company.SITES.toArray()));
            insert.executeUpdate();
        }
    }

    static UUID tenant(Ground ground) throws Exception {
        try (var database = ground.baton().database();
                var query = database.prepareStatement("select tenant_id from platform.tenants where name = ?")) {
            query.setString(1, Company.NAME);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    private static Connection open(Ground ground, String url) throws Exception {
        var facts = ground.baton().facts();
        return DriverManager.getConnection(
                url + "?options=-c%20plan_cache_mode=force_generic_plan",
                facts.getProperty("database.user"),
                facts.getProperty("database.password"));
    }

    private static List<String> search(Made made) {
        return List.of("so-%1$d %1$d w-%2$s %2$s %3$s"
                .formatted(
                        made.number,
                        made.order,
                        "rosa vega rosa@example.org los angeles 90021 "
                                + String.join(" ", made.skus).toLowerCase(Locale.ROOT)));
    }

    /** A time-ordered id, as Baton's are. */
    private static UUID id() {
        long now = Instant.now().toEpochMilli();
        var random = ThreadLocalRandom.current();
        return new UUID(
                now << 16 | 0x7000 | random.nextLong(0x1000), 0x8000000000000000L | random.nextLong() >>> 2);
    }

    private final class Writer implements Load.Worker {

        private final Connection database;
        private final PreparedStatement statement;
        private final Random random;

        Writer(Ground ground, String url, String sql, int number) throws Exception {
            this.database = open(ground, url);
            this.statement = database.prepareStatement(sql);
            this.random = Random.from(new SplittableRandom(number));
        }

        @Override
        public int work() throws Exception {
            var skus = IntStream.range(0, LINES)
                    .mapToObj(_ -> Company.sku(random.nextInt(Company.ITEMS)))
                    .sorted()
                    .toList();
            var made = new Made(
                    id(),
                    numbers.incrementAndGet(),
                    IntStream.range(0, LINES).mapToObj(_ -> id()).toList(),
                    skus);
            bind(made);
            while (true) {
                try {
                    statement.executeUpdate();
                    return 1;
                } catch (SQLException e) {
                    if (!DEADLOCK.equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }

        private void bind(Made made) throws SQLException {
            int place = 1;
            for (var table : TABLES) {
                var values = table.varying.stream().map(it -> it.values.apply(made)).toList();
                int rows = values.stream().mapToInt(List::size).max().orElseThrow();
                for (int row = 0; row < rows; row++) {
                    for (var one : values) {
                        statement.setObject(place++, one.get(row));
                    }
                }
            }
            statement.setObject(place++, id());
            statement.setObject(place++, made.order);
            statement.setArray(place, database.createArrayOf("text", made.skus.toArray()));
        }

        @Override
        public void close() throws SQLException {
            statement.close();
            database.close();
        }
    }
}
