package dev.baton.orders;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches jobs over many orders and what became of these. */
@Repository
class HoldJobs {

    private static final String ADD = """
            insert into orders.hold_jobs
                (tenant_id, job_id, kind, state, plan, undoes, orders_total, created_kind, created_by, scopes, created_at, turn_at)
            values
                (:tenant, :job, :kind, 'WAITING', :plan::json, cast(:undoes as uuid), :orders, :created_kind, :created_by, :scopes,
                :now, :now)
            """;

    private static final String ADD_ORDERS = """
            insert into orders.hold_job_orders (tenant_id, job_id, position, order_id, number, wanted)
            select :tenant, :job, added.position, added.order_id, added.number, earlier.holds
            from unnest(:positions::integer[], :orders::uuid[], :numbers::text[]) as added (position, order_id, number)
            left join orders.hold_job_orders earlier
                on earlier.tenant_id = :tenant and earlier.job_id = cast(:undoes as uuid) and earlier.order_id = added.order_id
            """;

    @Unscoped("the jobs of all tenants take turns; the one that waited longest is next")
    private static final String LOCK_NEXT = """
            update orders.hold_jobs
            set holder = :holder, held_until = :until, turn_at = :now, state = 'WORKING',
                started_at = coalesce(started_at, :now)
            where (tenant_id, job_id) = (
                select tenant_id, job_id
                from orders.hold_jobs
                where state in ('WAITING', 'WORKING')
                and (held_until is null or held_until < :now)
                order by turn_at
                limit 1
                for update skip locked
            )
            returning tenant_id, job_id, plan, created_kind, created_by, scopes
            """;

    private static final String LOCK = """
            select state, holder, worked_up_to, orders_total
            from orders.hold_jobs
            where tenant_id = :tenant
            and job_id = :job
            for update
            """;

    private static final String NEXT_ORDERS = """
            select position, order_id, wanted
            from orders.hold_job_orders
            where tenant_id = :tenant
            and job_id = :job
            and position > :worked
            order by position
            limit :most
            """;

    private static final String SETTLE = """
            update orders.hold_job_orders
            set outcome = settled.outcome, why = settled.why, holds = string_to_array(settled.holds, ' ')::uuid[],
                worked_at = :now
            from unnest(:positions::integer[], :outcomes::text[], :whys::text[], :holds::text[])
                as settled (position, outcome, why, holds)
            where hold_job_orders.tenant_id = :tenant
            and hold_job_orders.job_id = :job
            and hold_job_orders.position = settled.position
            """;

    private static final String GO_ON = """
            update orders.hold_jobs
            set worked_up_to = worked_up_to + :done + :already + :refused, orders_done = orders_done + :done,
                orders_already = orders_already + :already, orders_refused = orders_refused + :refused, held_until = :until
            where tenant_id = :tenant
            and job_id = :job
            """;

    private static final String FINISH = """
            update orders.hold_jobs
            set state = :state, finished_at = :now, finished_by = :by, holder = null, held_until = null
            where tenant_id = :tenant
            and job_id = :job
            """;

    private static final String LET_GO = """
            update orders.hold_jobs
            set holder = null, held_until = null, turn_at = :now
            where tenant_id = :tenant
            and job_id = :job
            and holder = :holder
            """;

    private static final String LIST = """
            select job_id, state, plan, orders_total, orders_done, orders_already, orders_refused, created_at, created_by, started_at,
                finished_at, finished_by
            from orders.hold_jobs
            where tenant_id = :tenant
            """;

    private static final String GET = """
            select job_id, state, plan, orders_total, orders_done, orders_already, orders_refused, created_at, created_by, started_at,
                finished_at, finished_by
            from orders.hold_jobs
            where tenant_id = :tenant
            and job_id = :job
            """;

    private static final String ORDERS = """
            select position, order_id, number, outcome, why, holds, worked_at
            from orders.hold_job_orders
            where tenant_id = :tenant
            """;

    private static final String FORGET = """
            delete from orders.hold_jobs
            where tenant_id = :tenant
            and job_id in (
                select job_id
                from orders.hold_jobs
                where tenant_id = :tenant
                and finished_at < :before
                limit 10
            )
            """;

    /** What a job may need, of what who started it may. */
    private static final List<String> RIGHTS =
            List.of("orders:read", "orders:write", Hold.CREDIT_SCOPE, Hold.DENIED_PARTY_SCOPE, Hold.FRAUD_SCOPE);

    /** A job whose turn it is. */
    record Turn(HoldJobId id, HoldJobPlan plan, Caller caller) {}

    /** A job as it is while its row is locked. */
    record Locked(HoldJob.State state, @Nullable UUID holder, int worked, int orders) {}

    /** An order that is to be worked; {@code wanted} names the holds to take off when that is settled already. */
    record Due(int position, OrderId order, @Nullable List<UUID> wanted) {}

    /** What became of it. */
    record Settled(Due due, HoldJobOrder.Outcome outcome, HoldJobOrder.@Nullable Why why, List<UUID> holds) {}

    private final Db db;
    private final JsonMapper json;

    HoldJobs(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    // ── starting ───────────────────────────────────────────────────────────────────────────────────────────────

    void add(HoldJobId id, HoldJobPlan plan, List<OrderQueries.Target> targets, Instant now) {
        var caller = Caller.current();
        var undoes = plan.undoes() == null ? null : plan.undoes().value();
        db.sql(ADD)
                .param("job", id.value())
                .param("kind", plan.kind().name())
                .param("plan", json.writeValueAsString(plan))
                .param("undoes", undoes)
                .param("orders", targets.size())
                .param("created_kind", caller.kind().name())
                .param("created_by", caller.name())
                .param("scopes", RIGHTS.stream().filter(caller::may).toArray(String[]::new))
                .param("now", Db.timestamp(now))
                .update();
        db.sql(ADD_ORDERS)
                .param("job", id.value())
                .param("undoes", undoes)
                .param("positions", IntStream.rangeClosed(1, targets.size()).toArray())
                .param("orders", Columns.text(targets, OrderQueries.Target::order))
                .param("numbers", Columns.text(targets, OrderQueries.Target::number))
                .update();
    }

    // ── working ────────────────────────────────────────────────────────────────────────────────────────────────

    /** Takes the job that waited longest, for as long as the lease runs. */
    Optional<Turn> lockNext(UUID holder, Instant now, Duration lease) {
        return db.unscoped(LOCK_NEXT)
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .param("until", Db.timestamp(now.plus(lease)))
                .query((row, _) -> new Turn(
                        new HoldJobId(Db.uuid(row, "job_id")),
                        json.readValue(row.getString("plan"), HoldJobPlan.class),
                        new Caller(
                                new TenantId(Db.uuid(row, "tenant_id")),
                                Caller.Kind.valueOf(row.getString("created_kind")),
                                row.getString("created_by"),
                                Set.copyOf(Db.texts(row, "scopes")))))
                .optional();
    }

    Locked lock(HoldJobId id) {
        return db.sql(LOCK)
                .param("job", id.value())
                .query((row, _) -> new Locked(
                        HoldJob.State.valueOf(row.getString("state")),
                        Db.uuidOrNull(row, "holder"),
                        row.getInt("worked_up_to"),
                        row.getInt("orders_total")))
                .optional()
                .orElseThrow(() -> new NotFound("hold job", id));
    }

    List<Due> next(HoldJobId id, int worked, int most) {
        return db.sql(NEXT_ORDERS)
                .param("job", id.value())
                .param("worked", worked)
                .param("most", most)
                .query((row, _) -> new Due(
                        row.getInt("position"), new OrderId(Db.uuid(row, "order_id")), uuidsOrNull(row, "wanted")))
                .list();
    }

    /** Writes down what became of these orders, which follow upon those that were worked before, and keeps the job for longer. */
    void settle(HoldJobId id, List<Settled> settled, Instant now, Instant heldUntil) {
        db.sql(SETTLE)
                .param("job", id.value())
                .param(
                        "positions",
                        settled.stream().mapToInt(one -> one.due().position()).toArray())
                .param("outcomes", Columns.text(settled, Settled::outcome))
                .param("whys", Columns.text(settled, Settled::why))
                .param(
                        "holds",
                        Columns.text(
                                settled,
                                one -> one.holds().isEmpty()
                                        ? null
                                        : String.join(
                                                " ",
                                                one.holds().stream()
                                                        .map(UUID::toString)
                                                        .toList())))
                .param("now", Db.timestamp(now))
                .update();
        db.sql(GO_ON)
                .param("job", id.value())
                .param("done", count(settled, HoldJobOrder.Outcome.DONE))
                .param("already", count(settled, HoldJobOrder.Outcome.ALREADY))
                .param("refused", count(settled, HoldJobOrder.Outcome.REFUSED))
                .param("until", Db.timestamp(heldUntil))
                .update();
    }

    private static int count(List<Settled> settled, HoldJobOrder.Outcome outcome) {
        return (int) settled.stream().filter(one -> one.outcome() == outcome).count();
    }

    void finish(HoldJobId id, HoldJob.State state, @Nullable String by, Instant now) {
        db.sql(FINISH)
                .param("job", id.value())
                .param("state", state.name())
                .param("by", by)
                .param("now", Db.timestamp(now))
                .update();
    }

    void letGo(HoldJobId id, UUID holder, Instant now) {
        db.sql(LET_GO)
                .param("job", id.value())
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .update();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", Db.timestamp(before)).update();
    }

    // ── reading ────────────────────────────────────────────────────────────────────────────────────────────────

    HoldJob get(HoldJobId id) {
        return db.sql(GET)
                .param("job", id.value())
                .query((row, _) -> job(row))
                .optional()
                .orElseThrow(() -> new NotFound("hold job", id));
    }

    Page<HoldJob> list(PageRequest request) {
        return new ListQuery(LIST)
                .page(
                        db,
                        request,
                        List.of(new SortKey("job_id", "uuid", true)),
                        (row, _) -> job(row),
                        job -> Cursor.of(job.id()));
    }

    Page<HoldJobOrder> orders(HoldJobId id, HoldJobOrder.@Nullable Outcome outcome, PageRequest request) {
        return new ListQuery(ORDERS)
                .where("job_id = :job", "job", id.value())
                .where("outcome = :outcome", "outcome", outcome == null ? null : outcome.name())
                .page(
                        db,
                        request,
                        List.of(new SortKey("position", "integer", false)),
                        (row, _) -> order(row),
                        row -> Cursor.of(row.position()));
    }

    private HoldJob job(ResultSet row) throws SQLException {
        int orders = row.getInt("orders_total");
        int done = row.getInt("orders_done");
        int already = row.getInt("orders_already");
        int refused = row.getInt("orders_refused");
        return new HoldJob(
                new HoldJobId(Db.uuid(row, "job_id")),
                HoldJob.State.valueOf(row.getString("state")),
                json.readValue(row.getString("plan"), HoldJobPlan.class),
                orders,
                done,
                already,
                refused,
                orders - done - already - refused,
                Db.instant(row, "created_at"),
                row.getString("created_by"),
                Db.instantOrNull(row, "started_at"),
                Db.instantOrNull(row, "finished_at"),
                row.getString("finished_by"));
    }

    private static HoldJobOrder order(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        var why = row.getString("why");
        var holds = uuidsOrNull(row, "holds");
        return new HoldJobOrder(
                row.getInt("position"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("number"),
                outcome == null ? null : HoldJobOrder.Outcome.valueOf(outcome),
                why == null ? null : HoldJobOrder.Why.valueOf(why),
                holds == null ? List.of() : holds,
                Db.instantOrNull(row, "worked_at"));
    }

    private static @Nullable List<UUID> uuidsOrNull(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? null
                : Arrays.stream((Object[]) array.getArray())
                        .flatMap(each -> each instanceof UUID id ? Stream.of(id) : Stream.empty())
                        .toList();
    }
}
