package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Kills what it can in the middle of placing, and counts afterwards: nothing acknowledged is lost, nothing is there twice. */
class PlugPulledTest {

    private static final int CLIENTS = 8;

    @Test
    void every_acknowledged_order_survives_a_killed_process_and_a_killed_database() throws Exception {
        try (var baton = RunningBaton.fresh("plug")) {
            var api = baton.api();
            var acknowledged = Collections.synchronizedList(new ArrayList<String>());

            placeWhile(api, acknowledged, () -> baton.kill(false));
            baton.startAgain();
            placeWhile(api, acknowledged, () -> baton.kill(true));
            baton.startAgain();
            placeWhile(api, acknowledged, baton::killDatabase);
            awaitPlacing(api);

            assertThat(acknowledged).isNotEmpty();
            for (var reference : acknowledged) {
                var found = api.get("/orders?externalReference=" + reference).ok().path("data");
                assertThat(found).as(reference).hasSize(1);
            }
            assertThat(baton.verify()).isNotEmpty();
        }
    }

    private interface Blow {
        void strike() throws Exception;
    }

    private static void placeWhile(Api api, List<String> acknowledged, Blow blow) throws Exception {
        var on = new AtomicBoolean(true);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    while (on.get()) {
                        var reference = UUID.randomUUID().toString();
                        if (place(api, reference).status() == 201) {
                            acknowledged.add(reference);
                        }
                    }
                });
            }
            TimeUnit.SECONDS.sleep(3);
            blow.strike();
            TimeUnit.SECONDS.sleep(1);
            on.set(false);
        }
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
