package dev.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People with scanners: a scan a unit, each on a fulfilment order of their own. */
final class Pick implements Part {

    private static final int PICKERS = 8;
    private static final int ORDERS_PER_SECOND = 40;
    private static final int PAGE = 100;
    private static final long LOOK_MS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One unit to be scanned. */
    private record Scan(String fulfilmentOrder, String sku) {}

    @Override
    public Figures measure(Ground ground) throws Exception {
        int orders = ground.options().seconds() * ORDERS_PER_SECOND;
        var work = released(ground, orders);
        var cpu = new Cpu(ground.baton().process());
        var result = Load.run(PICKERS, ground.options().seconds(), _ -> new Load.Worker() {
            private final Connection connection = ground.connect();
            private final Queue<Scan> scans = new ArrayDeque<>();

            @Override
            public int work() throws Exception {
                if (scans.isEmpty()) {
                    var next = work.poll();
                    if (next == null) {
                        return -1;
                    }
                    next.path("lines").forEach(line -> addTo(scans, next, line));
                }
                var scan = scans.remove();
                connection
                        .post(
                                "/api/v1/fulfilment-orders/" + scan.fulfilmentOrder() + "/picks",
                                UUID.randomUUID().toString(),
                                "{ \"code\": \"%s\", \"scanId\": \"%s\" }"
                                        .formatted(scan.sku(), UUID.randomUUID())
                                        .getBytes(StandardCharsets.UTF_8))
                        .done();
                return 1;
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        });
        return Figures.of(result).withShares(cpu.since());
    }

    private static void addTo(Queue<Scan> scans, JsonNode order, JsonNode line) {
        for (long unit = line.path("picked").asLong(); unit < line.path("quantity").asLong(); unit++) {
            scans.add(new Scan(order.path("id").asString(), line.path("sku").asString()));
        }
    }

    /** Orders placed for this, once their goods are to be picked. */
    private static Queue<JsonNode> released(Ground ground, int wanted) throws Exception {
        var released = new ConcurrentLinkedQueue<JsonNode>();
        var open = new ArrayDeque<String>();
        try (var connection = ground.connect();
                var orders = new Orders(ground.connect(), ground.company(), Orders.threeOfMany(), wanted)) {
            for (int i = 0; i < wanted; i++) {
                orders.work();
            }
            while (open.size() < wanted) {
                open.clear();
                listOpen(connection, wanted, open);
                Thread.sleep(LOOK_MS);
            }
            for (var id : open) {
                var answer = connection.put("/api/v1/fulfilment-orders/" + id + "/release", new byte[0]).done();
                released.add(JSON.readTree(answer.body()));
            }
        }
        return released;
    }

    private static void listOpen(Connection connection, int wanted, ArrayDeque<String> open) throws Exception {
        var cursor = "";
        while (open.size() < wanted && cursor != null) {
            var page = JSON.readTree(connection
                    .get("/api/v1/fulfilment-orders?status=OPEN&limit=" + PAGE
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body());
            page.path("data").forEach(one -> open.add(one.path("id").asString()));
            cursor = page.path("next").isString() ? page.path("next").asString() : null;
        }
    }
}
