package dev.baton.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.ScopedClock;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.LookAgain;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.spi.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class BulkOrdersStoryTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    WorkImports work;

    @Autowired
    LookAgain lookAgain;

    @Autowired
    WorkQueries worklist;

    @Autowired
    FixDesk desk;

    @Autowired
    Imports imports;

    @Autowired
    OrderQueries orders;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    Caller caller;
    Api api;

    @BeforeEach
    void aMerchantWithStock() {
        caller = tenants.fresh();
        api = new Api(port, tenants.key(caller));
        caller.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 4_000);
            shop.stocked("CUP", "WEST", 100_000);
        });
        work.drain(HERE);
    }

    @Test
    void one_that_does_not_come_to_an_end_is_stopped_from_the_worklist() {
        var id = bulk(order("B-1", "MUG", 1), Map.of()).body().path("id").asString();
        caller.run(() -> {
            ScopedClock.at(Instant.now().plus(Duration.ofDays(9)), () -> {
                lookAgain.everything();
                return id;
            });
            var item = worklist.list(WorkFilter.open(), PageRequest.first(5)).data().stream()
                    .filter(each -> each.kind().equals("IMPORT_NOT_FINISHED"))
                    .findFirst()
                    .orElseThrow();
            assertThat(desk.possible(item, "CANCEL_IMPORT").changes())
                    .containsExactly(Sentence.of("worklist.fix.will-stop-import", 0, 1));
            desk.applied(item, "CANCEL_IMPORT", Map.of());
            assertThat(desk.offered(item, "CANCEL_IMPORT")).isInstanceOf(Fix.NotNow.class);
        });
        work.drain(HERE);
        assertThat(api.get("/imports/" + id).body().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(api.get("/orders?text=B-1").body().path("data")).isEmpty();
    }

    @Test
    void ten_thousand_orders_are_placed_and_the_broken_ones_say_why() {
        var lines = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> switch (i % 1000) {
                    case 1 -> order("B-" + i, "NOT-THERE", 1);
                    case 2 -> "{\"channel\": \"web\", \"lines\": [";
                    case 3 -> order("B-" + i, "MUG", 0);
                    case 4 -> order("B-" + i, "MUG", 1).replace("\"web\"", "\"web\", \"colour\": \"red\"");
                    case 5 -> order("B-" + i, "MUG", 1).replaceFirst("\"externalReference\":\"[^\"]*\",", "");
                    default -> order("B-" + i, i % 2 == 0 ? "MUG" : "CUP", 1);
                })
                .collect(Collectors.joining("\n"));

        var answer = bulk(lines, Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.body().path("state").asString()).isEqualTo("WAITING");
        var path = answer.header("Location").replace("/api/v1", "");
        work.drain(HERE);

        var done = api.get(path).body();
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("received").asLong()).isEqualTo(10_000);
        assertThat(done.path("done").asLong()).isEqualTo(9_950);
        assertThat(done.path("failed").asLong()).isEqualTo(50);
        assertThat(done.path("waiting").asLong()).isZero();
        var failed = api.get(path + "/rows?outcome=FAILED&limit=5").body();
        assertThat(failed.at("/data/0/row").asLong()).isEqualTo(1);
        assertThat(failed.at("/data/0/problem/errors/0/field").asString()).isEqualTo("lines[0].sku");
        assertThat(failed.at("/data/0/line").asString()).contains("NOT-THERE");
        assertThat(failed.at("/data/1/problem/detail").asString()).startsWith("is not JSON");
        assertThat(failed.at("/data/2/problem/errors/0/field").asString()).isEqualTo("lines[0].quantity");
        assertThat(failed.at("/data/3/problem/errors/0/field").asString()).isEqualTo("colour");
        assertThat(failed.at("/data/4/problem/errors/0/field").asString()).isEqualTo("idempotencyKey");
        var next = api.get(path + "/rows?outcome=FAILED&limit=5&cursor="
                        + failed.path("next").asString())
                .body();
        assertThat(next.at("/data/0/row").asLong()).isEqualTo(1001);
        var sixth = api.get(path + "/rows?limit=6").body().at("/data/5");
        assertThat(sixth.path("name").asString()).startsWith("SO-");
        assertThat(api.get("/orders/" + sixth.path("id").asString()).status()).isEqualTo(200);
        caller.run(() -> {
            assertThat(shop.stock("MUG").available()).isZero();
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void the_same_lines_again_are_the_same_orders() {
        var lines = lines("R", 600);

        bulk(lines, Map.of());
        work.drain(HERE);
        var again = bulk(lines + "\n" + order("R-new", "CUP", 1), Map.of());
        work.drain(HERE);

        var done = api.get("/imports/" + again.body().path("id").asString()).body();
        assertThat(done.path("repeated").asLong()).isEqualTo(600);
        assertThat(done.path("done").asLong()).isEqualTo(1);
        assertThat(placed()).isEqualTo(601);
    }

    @Test
    void the_same_body_under_the_same_key_is_the_same_import() {
        var key = Map.of("Idempotency-Key", "monday");

        var first = bulk(lines("K", 20), key);
        var second = bulk(lines("K", 20), key);
        var other = bulk(lines("K", 21), key);

        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        work.drain(HERE);
        assertThat(placed()).isEqualTo(20);
    }

    @Test
    void whoever_takes_over_goes_on_where_the_other_ended() {
        var id = ImportId.of(bulk(lines("C", 1_000), Map.of()).body().path("id").asString());
        work.turn(HERE, Duration.ZERO);
        assertThat(read(id).done()).isEqualTo(ReceiveImport.MOST_ROWS);
        // This node claims the next turn and is never heard of again.
        var claimed = transaction.execute(_ -> imports.lockNext(HERE, Instant.now(), WorkImports.LEASE));
        assertThat(claimed.orElseThrow().id()).isEqualTo(id);

        work.drain(THERE);
        assertThat(read(id).done()).isEqualTo(ReceiveImport.MOST_ROWS);
        ScopedClock.at(Instant.now().plus(WorkImports.LEASE).plusSeconds(1), () -> {
            work.drain(THERE);
            return "";
        });

        assertThat(read(id).state()).isEqualTo(ImportState.DONE);
        assertThat(read(id).done()).isEqualTo(1_000);
        assertThat(read(id).repeated()).isZero();
        assertThat(placed()).isEqualTo(1_000);
    }

    @Test
    void many_workers_place_every_row_once() {
        var first =
                ImportId.of(bulk(lines("X", 2_000), Map.of()).body().path("id").asString());
        var second =
                ImportId.of(bulk(lines("Y", 300), Map.of()).body().path("id").asString());

        Race.of(4, i -> {
            var holder = UUID.randomUUID();
            while (!(read(first).state().isOver() && read(second).state().isOver())) {
                work.turn(holder, Duration.ofMillis(20));
            }
            return i;
        });

        assertThat(read(first).done()).isEqualTo(2_000);
        assertThat(read(second).done()).isEqualTo(300);
        assertThat(placed()).isEqualTo(2_300);
        caller.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    @Test
    void what_was_done_before_the_cancellation_stays() {
        var answer = bulk(lines("S", 1_000), Map.of());
        var path = "/imports/" + answer.body().path("id").asString();
        work.turn(HERE, Duration.ZERO);

        var cancelled = api.send("PUT", path + "/cancellation", null, Map.of());
        work.drain(HERE);

        assertThat(cancelled.status()).as(cancelled.response().body()).isEqualTo(200);
        assertThat(cancelled.body().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.body().path("waiting").asLong()).isEqualTo(1_000 - ReceiveImport.MOST_ROWS);
        assertThat(placed()).isEqualTo(ReceiveImport.MOST_ROWS);
        assertThat(api.send("PUT", path + "/cancellation", null, Map.of()).problem())
                .isEqualTo("import-is-over");
    }

    @Test
    void a_dry_run_places_nothing() {
        var answer = api.send(
                "POST",
                "/orders/bulk?dryRun=true",
                order("D-1", "MUG", 1) + "\n" + order("D-2", "NOT-THERE", 1),
                Map.of("Content-Type", "application/x-ndjson"));
        work.drain(HERE);

        var done = api.get("/imports/" + answer.body().path("id").asString()).body();
        assertThat(done.path("done").asLong()).isEqualTo(1);
        assertThat(done.path("failed").asLong()).isEqualTo(1);
        assertThat(placed()).isZero();
    }

    @Test
    void who_may_not_read_orders_sees_no_import_of_them() {
        var path = "/imports/" + bulk(lines("P", 1), Map.of()).body().path("id").asString();
        var reader = new Api(port, tenants.key(caller, "orders:read"));
        var stranger = new Api(port, tenants.key(caller, "items:read", "items:write"));

        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.send("PUT", path + "/cancellation", null, Map.of()).status())
                .isEqualTo(403);
        assertThat(reader.send("POST", "/orders/bulk", "{}", Map.of("Content-Type", "application/x-ndjson"))
                        .status())
                .isEqualTo(403);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get("/imports").body().path("data")).isEmpty();
        work.drain(HERE);
    }

    private Api.Answer bulk(String lines, Map<String, String> headers) {
        var all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/x-ndjson");
        return api.send("POST", "/orders/bulk", lines, all);
    }

    private Import read(ImportId id) {
        return caller.call(() -> imports.find(id, Instant.now()).orElseThrow());
    }

    private long placed() {
        return caller.call(() -> {
            long count = 0;
            var page = orders.list(OrderFilter.all(), PageRequest.first(200));
            while (true) {
                count += page.data().size();
                if (page.next() == null) {
                    return count;
                }
                page = orders.list(OrderFilter.all(), PageRequest.of(200, page.next()));
            }
        });
    }

    private static String lines(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> order(prefix + "-" + i, "CUP", 1))
                .collect(Collectors.joining("\n"));
    }

    private static String order(String reference, String sku, long quantity) {
        return """
                {"channel":"web","externalReference":"%s","currency":"USD","shipTo":{"name":"Rosa Vega","line1":"1480 Mateo Street",\
                "city":"Los Angeles","region":"CA","postcode":"90021","country":"US"},"lines":[{"sku":"%s","quantity":%d,\
                "unitPrice":{"amount":"2.50","currency":"USD"}}]}""".formatted(reference, sku, quantity);
    }
}
