package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kills what it can in the middle of placing, and counts afterwards: nothing acknowledged is lost, nothing is there twice. */
class PlugPulledTest {

    private static final int CLIENTS = 8;
    private static final int ORDERS_BEFORE_THE_BLOW = 60;

    @Test
    void every_acknowledged_order_survives_a_killed_process_and_a_killed_database() throws Exception {
        var baton = Shared.baton();
        var api = Shared.api();
        var acknowledged = Collections.synchronizedList(new ArrayList<String>());
        var unanswered = Collections.synchronizedList(new ArrayList<String>());

        placing(api, acknowledged, unanswered, () -> baton.kill(false));
        baton.startAgain();
        placing(api, acknowledged, unanswered, () -> baton.kill(true));
        baton.startAgain();
        placing(api, acknowledged, unanswered, baton::killDatabase);
        awaitPlacing(api);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(3 * ORDERS_BEFORE_THE_BLOW);
        assertThat(unanswered).as("orders whose answer never came").isNotEmpty();
        for (var reference : unanswered) {
            assertThat(place(api, reference).status()).as(reference).isIn(200, 201);
        }
        for (var reference : concat(acknowledged, unanswered)) {
            var found = api.get("/orders?externalReference=" + reference).ok().path("data");
            assertThat(found).as(reference).hasSize(1);
        }
        assertThat(baton.verify()).isNotEmpty();
    }

    private interface Blow {
        void strike() throws Exception;
    }

    /** Every client places one order after the other until one is not answered; the blow falls when many have been. */
    private static void placing(Api api, List<String> acknowledged, List<String> unanswered, Blow blow)
            throws Exception {
        var on = new AtomicBoolean(true);
        var enough = new CountDownLatch(ORDERS_BEFORE_THE_BLOW);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    boolean answered = true;
                    while (answered && on.get()) {
                        var reference = UUID.randomUUID().toString();
                        answered = place(api, reference).status() == 201;
                        (answered ? acknowledged : unanswered).add(reference);
                        enough.countDown();
                    }
                });
            }
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            blow.strike();
            on.set(false);
        }
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static void awaitPlacing(Api api) throws Exception {
        for (int i = 0; i < 60; i++) {
            if (place(api, UUID.randomUUID().toString()).status() == 201) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new AssertionError("orders cannot be placed after PostgreSQL was killed");
    }

    private static Api.Answer place(Api api, String reference) {
        return api.post("/orders", """
                { "channel": "web", "externalReference": "%s",
                  "shipTo": { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                              "postcode": "90021", "country": "US" },
                  "lines": [ { "sku": "SPC-PEPPER-BLK-WHL-60", "quantity": 1 } ] }
                """.formatted(reference));
    }
}
