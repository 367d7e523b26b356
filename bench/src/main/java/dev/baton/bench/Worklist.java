package dev.baton.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * What the desk reads while many exceptions are open: 100,000 of them, or as many as {@code --orders} says. They are written by one
 * statement, of a kind that nobody raises, and taken away afterwards.
 */
final class Worklist implements Part {

    private static final int CONNECTIONS = 4;
    private static final long USUALLY = 100_000;
    private static final long CHUNK = 50_000;
    private static final double WARM_UP = 3;

    private static final String ADD = """
            insert into worklist.items
                (tenant_id, item_id, kind, subject_type, subject_id, subject_label, watched_id, order_id, order_number, customer_name,
                link, wrong_key, wrong_facts, severity, at_risk_minor, currency, promised_on, raised_at, due_at, owner, search)
            select tenants.tenant_id, gen_random_uuid(), 'MEASURED_' || number % 7, 'order', subject.id, 'SO-' || number, subject.id,
                subject.id, 'SO-' || number, 'Customer ' || number % 1000, '/orders/' || subject.id, 'worklist.wrong.fraud',
                array[(number % 100)::text, '1'], (array['LOW', 'NORMAL', 'HIGH', 'CRITICAL'])[1 + number % 4], number % 100000,
                'USD', current_date + (number % 20)::integer, now() - number % 10000 * interval '1 minute',
                now() + (number % 20000 - 10000) * interval '1 minute', case when number % 3 > 0 then 'Person ' || number % 20 end,
                array_to_tsvector(array['so', number::text, 'customer'])
            from platform.tenants
            cross join generate_series(cast(? as bigint), cast(? as bigint)) as number
            cross join lateral (select gen_random_uuid() as id where number > 0) as subject
            where tenants.name = ?
            """;

    private static final String TAKE_AWAY = """
            delete from worklist.items
            where kind like 'MEASURED_%'
            """;

    private static final List<String> QUESTIONS = List.of(
            "?limit=50",
            "?limit=50&owner=nobody",
            "?limit=50&owner=Person%207",
            "?limit=50&kind=MEASURED_3",
            "?limit=50&severity=CRITICAL",
            "?limit=50&state=CLOSED");

    @Override
    public Figures measure(Ground ground) throws Exception {
        long items = ground.options().orders() > 0 ? ground.options().orders() : USUALLY;
        fill(ground, items);
        try {
            Reader.ask(ground, CONNECTIONS, WARM_UP, Worklist::question);
            var cpu = new Cpu(ground.baton().process());
            var asked = Reader.ask(ground, CONNECTIONS, ground.options().seconds(), Worklist::question);
            return Figures.of(asked)
                    .with("p95Ms", Figures.round(asked.percentileMs(95)))
                    .with("open", items)
                    .withShares(cpu.since());
        } finally {
            execute(ground, TAKE_AWAY);
        }
    }

    private static void fill(Ground ground, long items) throws Exception {
        try (var database = ground.baton().database();
                var statement = database.prepareStatement(ADD)) {
            for (long from = 1; from <= items; from += CHUNK) {
                statement.setLong(1, from);
                statement.setLong(2, Math.min(items, from + CHUNK - 1));
                statement.setString(3, Company.NAME);
                statement.executeUpdate();
            }
        }
        execute(ground, "analyze worklist.items");
    }

    private static String question(Random random) {
        return "/worklist" + QUESTIONS.get(random.nextInt(QUESTIONS.size()));
    }

    private static void execute(Ground ground, String sql) throws Exception {
        try (var database = ground.baton().database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the measured items could not be written or taken away", e);
        }
    }
}
