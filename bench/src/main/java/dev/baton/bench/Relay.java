package dev.baton.bench;

import java.nio.charset.StandardCharsets;

/** How long after its order was placed a webhook hears of it, while orders keep coming. */
final class Relay implements Part {

    private static final int CONNECTIONS = 32;
    private static final long LOOK_MS = 100;

    /** As long as it takes until the database has seen that there are deliveries now. */
    private static final int WARM_UP = 8;

    @Override
    public Figures measure(Ground ground) throws Exception {
        heard(ground, WARM_UP);
        return heard(ground, ground.options().seconds());
    }

    private static Figures heard(Ground ground, int seconds) throws Exception {
        awaitSilence(ground);
        try (var receiver = new Receiver(ground.baton().receiver());
                var connection = ground.connect()) {
            var added = connection.post(
                    "/api/v1/webhooks",
                    "webhook-" + System.nanoTime(),
                    """
                    { "name": "Measured", "url": "http://localhost:%d/hooks", "types": ["order.placed"] }"""
                            .formatted(ground.baton().receiver())
                            .getBytes(StandardCharsets.UTF_8)).done();
            var cpu = new Cpu(ground.baton().process());
            var placed = Place.place(ground, CONNECTIONS, seconds);
            var shares = cpu.since();
            receiver.await(placed.done());
            connection.delete("/api/v1/webhooks/" + Receiver.idIn(added.body()));
            return new Figures()
                    .with("perSecond", Figures.round(receiver.perSecond()))
                    .with("p50Ms", Figures.round(receiver.lagMs(50)))
                    .with("p99Ms", Figures.round(receiver.lagMs(99)))
                    .with("placedPerSecond", Figures.round(placed.perSecond()))
                    .with("missing", Math.max(0, placed.done() - receiver.heard()))
                    .with("twice", receiver.twice())
                    .withShares(shares);
        }
    }

    /** What earlier parts have left to be told is not this part's lag. */
    private static void awaitSilence(Ground ground) throws Exception {
        try (var database = ground.baton().database();
                var statement = database.prepareStatement("select exists (select from platform.outbox)")) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(LOOK_MS);
            }
        }
    }
}
