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
            var inForce = JSON.readTree(connection.get(BOOK).done().body());
            var usual = placed(ground);
            publish(connection, inForce.path("rules").toString());
            // The conditions are understood, and the threads get used to them.
            placed(ground);
            var more = placed(ground);
            version(connection, "{ \"from\": %d }".formatted(inForce.path("version").asLong()));
            return Figures.of(more.orders())
                    .with("rules", MORE)
                    .with("cpuMsPerOrder", round(more.cpuMs()))
                    .with("cpuMsOfRules", round(more.cpuMs() - usual.cpuMs()))
                    .withShares(more.shares())
                    .withRatioTo(ground.floor());
        }
    }

    private record Placed(Load.Result orders, Cpu.Shares shares) {

        /** What Baton itself computed for an order: its share of all cores over the time, by the orders of that time. */
        double cpuMs() {
            return shares.baton() * Runtime.getRuntime().availableProcessors() * 1000 / orders.perSecond();
        }
    }

    private static Placed placed(Ground ground) throws Exception {
        var cpu = new Cpu(ground.baton().process());
        var orders = Place.place(ground, Place.COUNTED, ground.options().seconds());
        return new Placed(orders, cpu.since());
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
        connection
                .put(BOOK + "/draft", "{ \"rules\": [%s] }".formatted(rules).getBytes(StandardCharsets.UTF_8))
                .done();
        version(connection, "{}");
    }

    private static void version(Connection connection, String body) throws Exception {
        connection
                .post(BOOK + "/versions", "rules-" + System.nanoTime(), body.getBytes(StandardCharsets.UTF_8))
                .done();
    }
}
