package dev.baton.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** What the order desk reads all day: the list, its filters and sorts, what is typed to find an order, and orders as a whole. */
final class Grid implements Part {

    private static final int CONNECTIONS = 4;
    private static final int SAMPLES = 200;
    private static final double WARM_UP = 2;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Orders of the measured company, some old and some new. */
    private static final String SOME = """
            select orders.order_id, orders.number, orders.customer_name, orders.email, orders.phone, orders.external_reference,
                lines.sku, orders.customer
            from orders.orders
            join orders.lines on lines.tenant_id = orders.tenant_id and lines.order_id = orders.order_id
            where orders.tenant_id = (select tenant_id from platform.tenants where name = ?)
            and orders.order_id >= (select order_id from orders.orders order by random() limit 1)
            and lines.line_number = 1
            limit 10
            """;

    @Override
    public Figures measure(Ground ground) throws Exception {
        var questions = questions(some(ground));
        for (var question : questions.values()) {
            Reader.ask(ground, CONNECTIONS, WARM_UP / 2, question);
        }
        Reader.ask(ground, CONNECTIONS, WARM_UP, back(ground));
        double seconds = Math.max(1, ground.options().seconds() / 4.0);
        var all = questions.values().toArray(Reader.Question[]::new);
        var figures = new Figures();
        var cpu = new Cpu(ground.baton().process());
        var mixed = Reader.ask(ground, CONNECTIONS, seconds * 4, random -> all[random.nextInt(all.length)].about(random));
        Figures.of(mixed).values().forEach(figures::with);
        figures.with("p95Ms", Figures.round(mixed.percentileMs(95))).withShares(cpu.since());
        for (var question : questions.entrySet()) {
            add(figures, question.getKey(), Reader.ask(ground, CONNECTIONS, seconds, question.getValue()));
        }
        add(figures, "previous", Reader.ask(ground, CONNECTIONS, seconds, back(ground)));
        return figures;
    }

    private static void add(Figures figures, String name, Load.Result result) {
        figures.with(name + "P50Ms", Figures.round(result.percentileMs(50)))
                .with(name + "P95Ms", Figures.round(result.percentileMs(95)))
                .with(name + "P99Ms", Figures.round(result.percentileMs(99)));
    }

    private static Map<String, Reader.Question> questions(List<List<String>> some) {
        var questions = new LinkedHashMap<String, Reader.Question>();
        questions.put("first", _ -> "/orders?limit=50");
        questions.put("status", random -> "/orders?status=" + one(random, "READY", "SHIPPED", "ON_HOLD", "DELIVERED")
                + "&sort=" + one(random, "NEWEST", "OLDEST"));
        questions.put("filter", random -> "/orders?" + one(random, "site=EAST", "channel=phone", "channel=none", "hold=ADDRESS",
                "lateOn=2100-01-01", "placedBefore=" + java.time.Instant.now().minus(java.time.Duration.ofDays(600))));
        questions.put("sort", random -> "/orders?sort=" + one(random, "OLDEST", "PROMISED", "TOTAL"));
        questions.put("customer", random -> "/orders?customer=" + of(some, random, 7));
        questions.put("number", random -> found(of(some, random, 1)));
        questions.put("name", random -> found(of(some, random, 2)));
        questions.put("mail", random -> found(of(some, random, 3)));
        questions.put("phone", random -> found(of(some, random, 4)));
        questions.put("reference", random -> found(of(some, random, 5)));
        questions.put("item", random -> found(of(some, random, 6)));
        questions.put("count", random -> found(of(some, random, 2).split(" ")[0]) + "&count=true");
        questions.put("order", random -> "/orders/" + of(some, random, 0));
        questions.put("timeline", random -> "/orders/" + of(some, random, 0) + "/timeline");
        return questions;
    }

    private static String one(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Whatever this order has there, or its number. */
    private static String of(List<List<String>> some, Random random, int column) {
        var row = some.get(random.nextInt(some.size()));
        return row.get(column).isEmpty() ? row.get(1) : row.get(column);
    }

    private static String found(String text) {
        return "/orders?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Deep into the list and back, each page asked for by the one before. */
    private static Reader.Question back(Ground ground) throws Exception {
        var cursors = new ArrayList<String>();
        try (var connection = ground.connect()) {
            for (String next = ""; cursors.size() < SAMPLES && next != null; ) {
                var page = JSON.readTree(connection.get("/api/v1/orders?limit=50&cursor=" + next).body());
                next = page.path("next").asString(null);
                var previous = page.path("previous").asString(null);
                if (previous != null) {
                    cursors.add(previous);
                }
            }
        }
        return random -> "/orders?limit=50"
                + (cursors.isEmpty() ? "" : "&cursor=" + cursors.get(random.nextInt(cursors.size())));
    }

    private static List<List<String>> some(Ground ground) throws Exception {
        var some = new ArrayList<List<String>>();
        try (var database = ground.baton().database();
                var query = database.prepareStatement(SOME)) {
            query.setString(1, Company.NAME);
            for (int i = 0; some.size() < SAMPLES && i < SAMPLES; i++) {
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var row = new ArrayList<String>();
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            var value = rows.getString(column);
                            row.add(value == null ? "" : value);
                        }
                        some.add(row);
                    }
                }
            }
        }
        if (some.isEmpty()) {
            throw new IllegalStateException("there are no orders to look for: fill some in with --orders 10k");
        }
        return some;
    }
}
