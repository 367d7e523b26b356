package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many orders in one body: from its first byte to the outcome of its last line. */
final class Bulk implements Part {

    private static final int ORDERS_PER_SECOND = 1_000;
    private static final long LOOK_MS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Figures measure(Ground ground) throws Exception {
        int orders = ground.options().seconds() * ORDERS_PER_SECOND;
        var lines = lines(ground.company(), orders);
        var cpu = new Cpu(ground.baton().process());
        long begun = System.nanoTime();
        try (var connection = ground.connect()) {
            var answer = connection.postLines("/api/v1/orders/bulk", lines).done();
            double received = (System.nanoTime() - begun) / 1e9;
            var over = awaitEnd(connection, JSON.readTree(answer.body()).path("id").asString());
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figures()
                    .with("perSecond", Figures.round(over.path("done").asLong() / seconds))
                    .with("orders", orders)
                    .with("failed", over.path("failed").asLong())
                    .with("receivedPerSecond", Figures.round(orders / received))
                    .withShares(cpu.since())
                    .withRatioTo(ground.floor());
        }
    }

    private static byte[] lines(Company company, int orders) {
        var random = Random.from(new SplittableRandom(orders));
        var basket = Orders.threeOfMany();
        var text = new StringBuilder();
        for (int i = 0; i < orders; i++) {
            text.append(new String(
                            Orders.body(company.customer(random), "B-" + UUID.randomUUID(), basket.lines(random)),
                            StandardCharsets.UTF_8)
                    .replace('\n', ' '));
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode awaitEnd(Connection connection, String id) throws Exception {
        while (true) {
            var state = JSON.readTree(connection.get("/api/v1/imports/" + id).body());
            if (!state.path("finishedAt").isMissingNode() && !state.path("finishedAt").isNull()) {
                return state;
            }
            Thread.sleep(LOOK_MS);
        }
    }
}
