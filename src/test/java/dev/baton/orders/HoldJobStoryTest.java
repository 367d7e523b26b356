package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.orders.HoldJobOrder.Outcome;
import dev.baton.orders.HoldJobOrder.Why;
import dev.baton.orders.StartHoldJob.HoldJobStarted;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.ScopedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Many orders are held at once, and let go again, in the background. */
@BatonTest
class HoldJobStoryTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();
    private static final String HOLD_WEB =
            "{\"kind\": \"HOLD\", \"filter\": {\"channel\": \"web\"}, \"reason\": \"STOCK\"}";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    StartHoldJob startHoldJob;

    @Autowired
    CancelHoldJob cancelHoldJob;

    @Autowired
    HoldJobQueries queries;

    @Autowired
    HoldJobs jobs;

    @Autowired
    WorkHoldJobs work;

    @Autowired
    HoldOrder holdOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    OrderQueries orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Caller merchant;

    @BeforeEach
    void aShop() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1000);
            shop.stocked("CUP", "EAST", 1000);
        });
        work.drain(HERE);
    }

    @Test
    void every_order_of_the_filter_is_held_as_a_person_would_and_says_what_became_of_it() {
        var mugs = placed("MUG", 3);
        var cups = placed("CUP", 2);
        merchant.run(() -> {
            users.defineRole(new Users.Role("desk", "Desk", List.of("orders:read")));
            users.create(UUID.randomUUID() + "@example.org", "Ana Duarte", "a long password", "desk", "en");
            holdOrder.handle(new HoldOrder.Command(mugs.get(1), HoldReason.STOCK, null, null, null));
            var job = started(new HoldJobPlan(
                    HoldJobPlan.Kind.HOLD,
                    items("MUG"),
                    HoldReason.STOCK,
                    "A lot is looked at",
                    "Ana Duarte",
                    null,
                    null,
                    null,
                    null));
            cancelOrder.handle(new CancelOrder.Command(mugs.get(2), Map.of(), CancelReason.DUPLICATE, null, null));
            work.drain(HERE);

            assertThat(queries.get(job).state()).isEqualTo(HoldJob.State.DONE);
            assertThat(outcomes(job)).containsExactly("DONE", "ALREADY", "REFUSED NOTHING_TO_HOLD");
            assertThat(active(mugs.get(0))).singleElement().satisfies(hold -> {
                assertThat(hold.note()).isEqualTo("A lot is looked at");
                assertThat(hold.owner()).isEqualTo("Ana Duarte");
                assertThat(hold.placedBy()).isEqualTo("Tester");
            });
            assertThat(active(mugs.get(1))).hasSize(1);
            assertThat(active(cups.get(0))).isEmpty();
            assertThat(orders.timeline(mugs.get(0), PageRequest.first(5))
                            .data()
                            .getFirst()
                            .type())
                    .isEqualTo("OrderHeld");
        });
    }

    @Test
    void of_an_item_only_its_lines_are_held_and_the_rest_goes_on() {
        merchant.run(() -> {
            var both = shop.placed(shop.line("MUG", 1), shop.line("CUP", 1), shop.line("MUG", 2));
            var wholly = shop.placed(shop.line("MUG", 1), shop.line("CUP", 1));
            holdOrder.handle(new HoldOrder.Command(wholly.id(), HoldReason.STOCK, null, null, null));
            var job = started(HoldJobPlan.hold(items("MUG"), HoldReason.STOCK, "A lot", null, null, true));
            work.drain(HERE);

            assertThat(outcomes(job)).containsExactly("DONE", "ALREADY");
            assertThat(active(both.id()))
                    .extracting(Hold::line)
                    .containsExactlyInAnyOrder(
                            both.lines().get(0).id(), both.lines().get(2).id());
            assertThat(orders.get(both.id()).status()).isEqualTo(OrderStatus.READY);

            started(HoldJobPlan.undo(job, null));
            work.drain(HERE);
            assertThat(active(both.id())).isEmpty();
            assertThat(active(wholly.id())).hasSize(1);
        });
    }

    @Test
    void a_job_is_undone_by_taking_off_exactly_what_it_placed() {
        var some = placed("MUG", 3);
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(some.get(0), HoldReason.STOCK, "Mine", null, null));
            holdOrder.handle(new HoldOrder.Command(some.get(1), HoldReason.PRICE, "Mine too", null, null));
            var job = started(hold(items("MUG")));
            assertThat(startHoldJob.handle(HoldJobPlan.undo(job, null)))
                    .isEqualTo(new StartHoldJob.NothingToUndo(job, HoldJob.State.WAITING));
            work.drain(HERE);
            assertThat(active(some.get(1))).hasSize(2);

            var undo = started(HoldJobPlan.undo(job, "Was fine"));
            work.drain(HERE);

            assertThat(outcomes(undo)).containsExactly("DONE", "DONE");
            assertThat(active(some.get(0))).extracting(Hold::note).containsExactly("Mine");
            assertThat(active(some.get(1))).extracting(Hold::note).containsExactly("Mine too");
            assertThat(active(some.get(2))).isEmpty();
            var again = started(HoldJobPlan.undo(job, null));
            work.drain(HERE);
            assertThat(outcomes(again)).containsExactly("ALREADY", "ALREADY");
        });
    }

    @Test
    void only_the_holds_that_were_asked_for_are_released() {
        var some = placed("MUG", 2);
        merchant.run(() -> {
            holdOrder.handle(new HoldOrder.Command(some.get(0), HoldReason.STOCK, null, null, null));
            holdOrder.handle(new HoldOrder.Command(some.get(0), HoldReason.PRICE, null, null, null));
            holdOrder.handle(new HoldOrder.Command(some.get(1), HoldReason.PRICE, null, null, null));
            var stock = new WhichHolds(HoldReason.STOCK, HoldSource.PERSON, null, true, null, null);

            var job = started(HoldJobPlan.release(HoldJobFilter.any(), stock, null));
            work.drain(HERE);

            assertThat(outcomes(job)).containsExactly("DONE");
            assertThat(active(some.get(0))).extracting(Hold::reason).containsExactly(HoldReason.PRICE);
            assertThat(active(some.get(1))).hasSize(1);
            var nobody = new WhichHolds(null, HoldSource.RULE, null, false, null, null);
            assertThat(startHoldJob.handle(HoldJobPlan.release(HoldJobFilter.any(), nobody, null)))
                    .isInstanceOf(StartHoldJob.NoSuchOrder.class);
        });
    }

    @Test
    void a_job_may_no_more_than_whoever_started_it() {
        var some = placed("MUG", 2);
        merchant.run(() -> {
            holdOrder.handle(HoldOrder.Command.automatic(some.get(0), HoldReason.FRAUD, "Four cards"));
            holdOrder.handle(new HoldOrder.Command(some.get(0), HoldReason.STOCK, null, null, null));
            holdOrder.handle(new HoldOrder.Command(some.get(1), HoldReason.FRAUD, null, null, null));
        });
        var desk = new Caller(merchant.tenant(), Caller.Kind.USER, "Ana Duarte", Set.of("orders:read", "orders:write"));

        var job = desk.call(() -> started(HoldJobPlan.release(items("MUG"), WhichHolds.ALL, null)));
        work.drain(HERE);

        merchant.run(() -> {
            var first = queries.orders(job, null, PageRequest.first(10)).data().getFirst();
            assertThat(first.why()).isEqualTo(Why.NEEDS_FRAUD);
            assertThat(first.holds()).hasSize(1);
            assertThat(outcomes(job)).containsExactly("REFUSED NEEDS_FRAUD", "DONE");
            assertThat(active(some.get(0))).extracting(Hold::isFraudCheck).containsExactly(true);
        });
    }

    @Test
    void what_waits_for_an_approval_stays_whoever_started_the_job() {
        var some = placed("MUG", 2);
        merchant.run(() -> {
            holdOrder.handle(HoldOrder.Command.automatic(some.get(0), HoldReason.DISCOUNT, "Above 10.00 USD"));
            holdOrder.handle(HoldOrder.Command.automatic(some.get(1), HoldReason.EXPEDITE, "Above 100"));

            var job = started(HoldJobPlan.release(items("MUG"), WhichHolds.ALL, null));
            work.drain(HERE);

            assertThat(outcomes(job)).containsExactly("REFUSED NEEDS_APPROVAL", "REFUSED NEEDS_APPROVAL");
            assertThat(active(some.get(0))).hasSize(1);
            assertThat(active(some.get(1))).hasSize(1);
        });
    }

    @Test
    void whoever_takes_over_goes_on_where_the_other_ended() {
        placed("MUG", WorkHoldJobs.CHUNK + 50);
        var job = merchant.call(() -> started(hold(items("MUG"))));
        work.turn(HERE, Duration.ZERO);
        assertThat(read(job).done()).isEqualTo(WorkHoldJobs.CHUNK);
        // This node claims the next turn and is never heard of again.
        var claimed = transaction.execute(_ -> jobs.lockNext(HERE, Instant.now(), WorkHoldJobs.LEASE));
        assertThat(claimed.orElseThrow().id()).isEqualTo(job);

        work.drain(THERE);
        assertThat(read(job).done()).isEqualTo(WorkHoldJobs.CHUNK);
        ScopedClock.at(Instant.now().plus(WorkHoldJobs.LEASE).plusSeconds(1), () -> {
            work.drain(THERE);
            return "";
        });

        assertThat(read(job).state()).isEqualTo(HoldJob.State.DONE);
        assertThat(read(job).done()).isEqualTo(WorkHoldJobs.CHUNK + 50);
        assertThat(read(job).already()).isZero();
    }

    @Test
    void two_jobs_and_many_workers_hold_every_order_once() {
        var some = placed("MUG", 240);
        var first = merchant.call(() -> started(hold(items("MUG"))));
        var second = merchant.call(() -> started(hold(items("MUG"))));

        Race.of(4, i -> {
            var holder = UUID.randomUUID();
            while (!(read(first).state().isOver() && read(second).state().isOver())) {
                work.turn(holder, Duration.ofMillis(20));
            }
            return i;
        });

        assertThat(read(first).done() + read(second).done()).isEqualTo(240);
        assertThat(read(first).already() + read(second).already()).isEqualTo(240);
        merchant.run(() -> {
            some.forEach(order -> assertThat(active(order)).hasSize(1));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void an_order_that_breaks_stops_no_other() {
        var some = placed("MUG", 3);
        jdbc.sql("""
                        insert into orders.holds (tenant_id, order_id, hold_id, reason, placed_at, placed_by)
                        values (:tenant, :order, :hold, 'NO_SUCH_REASON', now(), 'Nobody')
                        """)
                .param("tenant", merchant.tenant().value())
                .param("order", some.get(1).value())
                .param("hold", UUID.randomUUID())
                .update();

        var job = merchant.call(() -> started(hold(items("MUG"))));
        work.drain(HERE);

        assertThat(merchant.call(() -> outcomes(job))).containsExactly("DONE", "REFUSED BROKEN", "DONE");
        jdbc.sql("delete from orders.holds where tenant_id = :tenant and reason = 'NO_SUCH_REASON'")
                .param("tenant", merchant.tenant().value())
                .update();
        merchant.run(() -> assertThat(active(some.get(2))).hasSize(1));
    }

    @Test
    void what_was_done_before_the_cancellation_stays() {
        var some = placed("MUG", WorkHoldJobs.CHUNK + 20);
        var job = merchant.call(() -> started(hold(items("MUG"))));
        work.turn(HERE, Duration.ZERO);

        merchant.run(() -> {
            assertThat(cancelHoldJob.handle(job)).isInstanceOf(CancelHoldJob.HoldJobCancelled.class);
            work.drain(HERE);

            assertThat(queries.get(job).state()).isEqualTo(HoldJob.State.CANCELLED);
            assertThat(queries.get(job).waiting()).isEqualTo(20);
            assertThat(active(some.getFirst())).hasSize(1);
            assertThat(active(some.getLast())).isEmpty();
            assertThat(cancelHoldJob.handle(job)).isEqualTo(new CancelHoldJob.AlreadyOver(HoldJob.State.CANCELLED));
            var undo = started(HoldJobPlan.undo(job, null));
            assertThat(queries.get(undo).orders()).isEqualTo(WorkHoldJobs.CHUNK);
            work.drain(HERE);
            assertThat(active(some.getFirst())).isEmpty();
        });
    }

    @Test
    void what_says_too_little_is_refused() {
        placed("MUG", 1);
        merchant.run(() -> {
            assertThatThrownBy(() -> started(hold(HoldJobFilter.any()))).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> started(HoldJobPlan.release(HoldJobFilter.any(), WhichHolds.ALL, null)))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> started(HoldJobPlan.hold(
                            items("MUG"),
                            HoldReason.STOCK,
                            null,
                            null,
                            Instant.now().minusSeconds(1),
                            false)))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> started(HoldJobPlan.hold(
                            new HoldJobFilter(null, "web", null, null, null, null, null, null, null, null, null, null),
                            HoldReason.STOCK,
                            null,
                            null,
                            null,
                            true)))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> started(
                            HoldJobPlan.hold(items("MUG"), HoldReason.STOCK, null, "Nobody Known", null, false)))
                    .isInstanceOf(Invalid.class);
        });
    }

    @Test
    void a_program_tries_it_out_starts_it_once_and_reads_what_came_of_it() {
        placed("MUG", 12);
        var api = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        var key = Map.of("Idempotency-Key", "recall");

        var dry = api.post("/hold-jobs?dryRun=true", HOLD_WEB).body();
        assertThat(dry.path("orders").asLong()).isEqualTo(12);
        assertThat(dry.path("first")).hasSize(10);
        assertThat(api.get("/hold-jobs").body().path("data")).isEmpty();

        var started = api.post("/hold-jobs", HOLD_WEB, key);
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        var again = api.post("/hold-jobs", HOLD_WEB, key);
        assertThat(again.body().path("id")).isEqualTo(started.body().path("id"));
        assertThat(api.get("/hold-jobs").body().path("data")).hasSize(1);
        work.drain(HERE);

        var path = started.header("Location").replace("/api/v1", "");
        assertThat(api.get(path).body().path("done").asLong()).isEqualTo(12);
        assertThat(api.get(path + "/orders?outcome=DONE&limit=5").body().path("data"))
                .hasSize(5);
        assertThat(api.put(path + "/cancellation", "").problem()).isEqualTo("hold-job-is-over");
        assertThat(api.post("/hold-jobs", HOLD_WEB.replace("web", "other")).problem())
                .isEqualTo("hold-job-empty");
        assertThat(api.post("/hold-jobs", HOLD_WEB.replace("{\"channel\": \"web\"}", "{}"))
                        .status())
                .isEqualTo(422);
        var reader = new Api(port, tenants.key(merchant, "orders:read"));
        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.post("/hold-jobs", HOLD_WEB).status()).isEqualTo(403);
        var stranger = new Api(port, tenants.key(tenants.fresh()));
        assertThat(stranger.get(path).status()).isEqualTo(404);
    }

    private List<OrderId> placed(String sku, int many) {
        return merchant.call(() -> {
            var placed = new ArrayList<OrderId>();
            for (int i = 0; i < many; i++) {
                placed.add(shop.placed(shop.line(sku, 1)).id());
            }
            return placed;
        });
    }

    private static HoldJobFilter items(String sku) {
        return new HoldJobFilter(
                null, null, null, dev.baton.catalog.Sku.of(sku), null, "US", null, null, null, null, null, null);
    }

    private static HoldJobPlan hold(HoldJobFilter filter) {
        return HoldJobPlan.hold(filter, HoldReason.STOCK, "A lot is looked at", null, null, false);
    }

    private HoldJobId started(HoldJobPlan plan) {
        return ((HoldJobStarted) startHoldJob.handle(plan)).job().id();
    }

    private HoldJob read(HoldJobId job) {
        return merchant.call(() -> queries.get(job));
    }

    private List<Hold> active(OrderId order) {
        return orders.get(order).holds().stream().filter(Hold::isActive).toList();
    }

    private List<String> outcomes(HoldJobId job) {
        return queries.orders(job, null, PageRequest.first(200)).data().stream()
                .map(row -> (row.outcome() == null ? "WAITS" : row.outcome().name())
                        + (row.outcome() == Outcome.REFUSED ? " " + row.why() : ""))
                .toList();
    }
}
