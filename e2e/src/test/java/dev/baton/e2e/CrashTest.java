package dev.baton.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Breaks what can be broken, at any moment, while orders are placed, and counts afterwards: what was acknowledged is there once,
 * what was never answered is settled by asking again, and the books agree.
 *
 * <p>{@code -Dbaton.blows=200} strikes so often, {@code -Dbaton.seed=7} at other moments.
 */
class CrashTest {

    private static final int BLOWS = Integer.getInteger("baton.blows", 5);
    private static final long SEED = Long.getLong("baton.seed", 1);
    private static final int LONGEST_BETWEEN_BLOWS_MS = 700;
    private static final List<String> SKUS = List.of("HOT", "WARM", "COLD");

    private enum Blow {
        NODE_KILLED,
        CONNECTIONS_CUT,
        COMMITS_UNHEARD,
        ANSWERS_UNHEARD,
        DATABASE_KILLED
    }

    /** Two nodes on one database, with lines that can be cut before them and behind. */
    @Test
    void two_nodes_on_one_database_lose_and_double_nothing_whatever_breaks() throws Exception {
        var random = new Random(SEED);
        try (var keeper = RunningBaton.fresh("crash", Map.of("BATON_SAMPLE", "false"));
                var database = Wire.to(keeper.databasePort());
                var first = RunningBaton.beside(keeper, "crash-first", database.port());
                var second = RunningBaton.beside(keeper, "crash-second", database.port());
                var toFirst = Wire.to(first.port());
                var toSecond = Wire.to(second.port())) {
            var api = company(keeper);
            var struck = new TreeMap<Blow, Integer>();
            try (var surge = new Surge(List.of(api.through(toFirst.port()), api.through(toSecond.port())), SKUS, SEED)) {
                for (int i = 0; i < BLOWS; i++) {
                    surge.awaitMore(10);
                    Pause.of(random.nextInt(LONGEST_BETWEEN_BLOWS_MS));
                    var blow = Blow.values()[i % Blow.values().length];
                    switch (blow) {
                        case NODE_KILLED -> {
                            var victim = random.nextBoolean() ? first : second;
                            victim.kill(true);
                            surge.awaitMore(10);
                            victim.startAgain();
                        }
                        case CONNECTIONS_CUT -> database.cut();
                        case COMMITS_UNHEARD -> database.deafen();
                        case DATABASE_KILLED -> keeper.killDatabase();
                        case ANSWERS_UNHEARD -> (random.nextBoolean() ? toFirst : toSecond).deafen();
                    }
                    struck.merge(blow, 1, Integer::sum);
                }
                surge.awaitMore(20);
                surge.end();
                surge.check(api, struck.toString());
            }
            assertThat(keeper.verify()).isNotEmpty();
        }
    }

    /** The disk is full, and then it is not: nothing that was acknowledged is gone, and orders are placed again. */
    @Test
    void a_full_disk_costs_no_order_that_was_acknowledged() throws Exception {
        var volume = Path.of("target", "homes", "small-disk").toAbsolutePath();
        Files.createDirectories(volume);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=420m", "tmpfs", volume.toString()),
                "a small disk cannot be mounted here: only root may");
        try {
            fill(volume);
        } finally {
            run("umount", "-l", volume.toString());
        }
    }

    private static void fill(Path volume) throws Exception {
        var ballast = volume.resolve("ballast");
        try (var baton = RunningBaton.fresh("small-disk/home", Map.of("BATON_SAMPLE", "false"))) {
            var api = company(baton);
            try (var surge = new Surge(List.of(api), SKUS, SEED)) {
                surge.awaitMore(20);
                fillUp(ballast);
                awaitRefusal(api);
                Files.delete(ballast);
                surge.awaitMore(20);
                surge.end();
                surge.check(api, "a full disk");
            }
            assertThat(baton.verify()).isNotEmpty();
        }
    }

    private static void fillUp(Path ballast) throws IOException {
        var block = new byte[1 << 20];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    /** What is left of the log that was made before still takes some orders. */
    private static void awaitRefusal(Api api) {
        for (int tries = 0; tries < 2000; tries++) {
            var answer = api.order(null, """
                    { "channel": "filler", "currency": "USD",
                      "shipTo": { "name": "Rosa Vega", "line1": "1480 Mateo Street", "city": "Los Angeles", "region": "CA",
                                  "postcode": "90021", "country": "US" },
                      "notes": "%s",
                      "lines": [ { "sku": "HOT", "quantity": 1, "unitPrice": { "amount": "2.50", "currency": "USD" } } ] }
                    """.formatted("much to say ".repeat(80)));
            if (answer.status() != 201) {
                assertThat(answer.status()).as(answer.text()).isIn(0, 500, 503);
                return;
            }
        }
        throw new AssertionError("a full disk takes orders without end");
    }

    private static Api company(RunningBaton baton) {
        var api = baton.company("Crash & Sons");
        for (var site : List.of("EAST", "WEST")) {
            api.post("/sites", """
                    { "code": "%s", "name": "%s", "type": "WAREHOUSE",
                      "address": { "line1": "1 Dock Road", "city": "Edison", "region": "NJ", "postcode": "08837", "country": "US" },
                      "location": { "latitude": 40.52, "longitude": -74.37 },
                      "timeZone": "America/New_York",
                      "workingDays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
                      "holidays": [], "cutOff": "16:00", "handlingClasses": ["STANDARD"] }
                    """.formatted(site, site)).ok();
        }
        for (var sku : SKUS) {
            api.post("/items", """
                    { "sku": "%s", "name": { "en": "%s" }, "weightGrams": 9,
                      "dimensions": { "lengthMm": 178, "widthMm": 9, "heightMm": 9 }, "handlingClass": "STANDARD",
                      "status": "ACTIVE" }
                    """.formatted(sku, sku)).ok();
            for (var site : List.of("EAST", "WEST")) {
                api.post("/inventory/receipts", """
                        { "site": "%s", "reference": "crash", "lines": [ { "sku": "%s", "quantity": 400 } ] }
                        """.formatted(site, sku)).ok();
            }
        }
        return api;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(command));
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unknown) {
            return false;
        }
    }
}
