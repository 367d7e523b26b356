package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that order without a pause while somebody breaks things under them. Whoever gets no answer asks again, with the same
 * key and of whichever node, until he has one; so at the end every order that was ever wanted is acknowledged, and must be there
 * once.
 */
final class Surge implements AutoCloseable {

    private static final int CLIENTS = 8;

    /** Between two tries of a client that got no answer. */
    private static final int PATIENCE_MS = 150;

    private final List<Api> nodes;
    private final List<String> skus;
    private final String channel = "surge-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong replayed = new AtomicLong();
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    Surge(List<Api> nodes, List<String> skus, long seed) {
        this.nodes = nodes;
        this.skus = skus;
        for (int i = 0; i < CLIENTS; i++) {
            var random = new Random(seed * 100 + i);
            clients.execute(() -> {
                try {
                    order(random);
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e);
                }
            });
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Waits until so many more have been acknowledged: work is being done again. */
    void awaitMore(int more) {
        int wanted = acknowledged.size() + more;
        for (int waited = 0; acknowledged.size() < wanted; waited++) {
            assertThat(failures).isEmpty();
            assertThat(waited).as("no orders are placed any more").isLessThan(2400);
            Pause.of(50);
        }
    }

    /** Every client finishes the order he is at. */
    void end() throws InterruptedException {
        on.set(false);
        clients.shutdown();
        assertThat(clients.awaitTermination(3, TimeUnit.MINUTES))
                .as("every client has an answer")
                .isTrue();
        assertThat(failures).isEmpty();
    }

    /** Counts what is there, and prints it beside what was promised. */
    void check(Api api, String survived) {
        var there = new ConcurrentHashMap<String, Integer>();
        var path = "/orders?limit=200&channel=" + channel;
        for (var page = api.get(path).ok(); ; page = api.get(path + "&cursor=" + page.path("next").asString()).ok()) {
            page.path("data").forEach(order -> there.merge(order.path("id").asString(), 1, Integer::sum));
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                break;
            }
        }
        long lost = acknowledged.values().stream().filter(id -> !there.containsKey(id)).count();
        long twice = there.size() - acknowledged.values().stream().distinct().count();
        System.out.printf(
                "survived %s: %d orders acknowledged, %d requests without an answer, %d answered again, %d lost, %d duplicated%n",
                survived, acknowledged.size(), unanswered.get(), replayed.get(), lost, twice);
        assertThat(lost).as("lost").isZero();
        assertThat(twice).as("duplicated").isZero();
        assertThat(acknowledged.values()).as("one order a key").doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        on.set(false);
        clients.shutdownNow();
    }

    private void order(Random random) {
        while (on.get()) {
            var key = UUID.randomUUID().toString();
            var body = body(random);
            var answer = ask(random, key, body);
            while (answer.status() != 201 && answer.status() != 200) {
                assertThat(answer.status()).as(answer.text()).isIn(0, 500, 502, 503, 504);
                unanswered.incrementAndGet();
                Pause.of(PATIENCE_MS);
                answer = ask(random, key, body);
            }
            if (answer.status() == 200) {
                replayed.incrementAndGet();
            }
            acknowledged.put(key, answer.json().path("id").asString());
        }
    }

    private Api.Answer ask(Random random, String key, String body) {
        return nodes.get(random.nextInt(nodes.size())).order(key, body);
    }

    private String body(Random random) {
        return """
                { "channel": "%s",
                  "shipTo": { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                              "postcode": "90021", "country": "US" },
                  "lines": [ { "sku": "%s", "quantity": %d, "unitPrice": { "amount": "2.50", "currency": "USD" } },
                             { "sku": "%s", "quantity": 1, "unitPrice": { "amount": "1.25", "currency": "USD" } } ],
                  "currency": "USD" }
                """.formatted(
                        channel,
                        skus.get(random.nextInt(skus.size())),
                        1 + random.nextInt(3),
                        skus.get(random.nextInt(skus.size())));
    }
}
