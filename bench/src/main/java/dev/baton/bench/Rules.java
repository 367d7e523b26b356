package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hundred rules cost an order: the same orders with the rules that were in force, and with a hundred more of which none
 * applies.
 */
final class Rules implements Part {

    private static final String BOOK = "/api/v1/rules/verification";
    private static final int MORE = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Conditions of every sort: of the head, of every line, of the history. */
    private static final List<String> CONDITIONS = List.of(
            "order.total > 90000%d.0",
            "order.channel == 'none-%d' && order.units > 3",
            "lines.exists(line, line.sku == 'NONE-%d')",
            "lines.exists(line, line.unitPrice < line.listPrice * 0.0%d1)",
            "shipTo.country == 'XX' && shipTo.postcode.startsWith('%d')",
            "customer.tags.exists(tag, tag == 'NONE-%d')",
            "history.orders > 90000%d",
            "order.discountPercent > 99.%d && !customer.isVip",
            "lines.all(line, line.quantity > 90000%d)",
            "shipTo.line1.contains('nowhere %d')");

    @Override
    public Figures measure(Ground ground) throws Exception {
        Place.warmUp(ground);
        try (var connection = ground.connect()) {
            long before = JSON.readTree(connection.get(BOOK).body()).path("version").asLong();
            var inForce = JSON.readTree(connection.get(BOOK).body()).path("rules").toString();
            double usual = cpuMs(ground);
            publish(connection, inForce);
            // The conditions are understood, and the threads get used to them.
            Place.place(ground, Place.COUNTED, ground.options().seconds());
            var cpu = new Cpu(ground.baton().process());
            var placed = Place.place(ground, Place.COUNTED, ground.options().seconds());
            var shares = cpu.since();
            double more = perOrder(shares, placed);
            goBack(connection, before);
            return Figures.of(placed)
                    .with("rules", MORE)
                    .with("cpuMsPerOrder", round(more))
                    .with("cpuMsOfRules", round(more - usual))
                    .withShares(shares)
                    .withRatioTo(ground.floor());
        }
    }

    private static double cpuMs(Ground ground) throws Exception {
        var cpu = new Cpu(ground.baton().process());
        var placed = Place.place(ground, Place.COUNTED, ground.options().seconds());
        return perOrder(cpu.since(), placed);
    }

    /** What Baton itself computed, in ms: its share of all cores over the time, by the orders of that time. */
    private static double perOrder(Cpu.Shares shares, Load.Result placed) {
        return shares.baton() * Runtime.getRuntime().availableProcessors() * 1000 / placed.perSecond();
    }

    private static double round(double ms) {
        return Math.round(ms * 100) / 100.0;
    }

    private static void publish(Connection connection, String inForce) throws Exception {
        var more = IntStream.range(0, MORE)
                .mapToObj(number -> """
                        { "code": "measured-%d", "name": "Measured %d", "when": "%s", "effect": "WARN", "message": "never" }"""
                        .formatted(number, number, CONDITIONS.get(number % CONDITIONS.size()).formatted(number)))
                .collect(Collectors.joining(", "));
        var rules = inForce.length() > 2 ? inForce.substring(1, inForce.length() - 1) + ", " + more : more;
        require(connection.put(BOOK + "/draft", "{ \"rules\": [%s] }".formatted(rules).getBytes(StandardCharsets.UTF_8)));
        require(connection.post(BOOK + "/versions", "rules-" + System.nanoTime(), "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static void goBack(Connection connection, long version) throws Exception {
        require(connection.post(
                BOOK + "/versions",
                "rules-back-" + System.nanoTime(),
                "{ \"from\": %d }".formatted(version).getBytes(StandardCharsets.UTF_8)));
    }

    private static void require(Connection.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.text()));
        }
    }
}
