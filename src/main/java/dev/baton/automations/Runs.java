package dev.baton.automations;

import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was asked of automations, what came of it, and how often each has acted on an order. */
@Repository
class Runs {

    private static final String ADD = """
            insert into automations.runs
                (tenant_id, run_id, automation_id, name, version, action, order_id, event, event_id, happened_at, due_at)
            select :tenant, run_id, automation_id, name, version, action, order_id, event, event_id, happened_at, due_at
            from unnest(:runs::uuid[], :automations::uuid[], :names::text[], :versions::integer[], :actions::text[],
                :orders::uuid[], :events::text[], :event_ids::uuid[], :happened::timestamptz[], :due::timestamptz[])
                as noted (run_id, automation_id, name, version, action, order_id, event, event_id, happened_at, due_at)
            on conflict (tenant_id, automation_id, event_id) do nothing
            """;

    @Unscoped("one job serves every tenant")
    private static final String TENANTS_WITH_DUE = """
            select distinct tenant_id
            from automations.runs
            where state = 'WAITING'
            and due_at <= :now
            limit 1000
            """;

    private static final String DUE = """
            select run_id
            from automations.runs
            where tenant_id = :tenant
            and state = 'WAITING'
            and due_at <= :now
            order by due_at, run_id
            limit :limit
            """;

    /** One that another node is at is left to it. */
    private static final String LOCK_DUE = """
            select run_id, automation_id, order_id, attempts
            from automations.runs
            where tenant_id = :tenant
            and run_id = :run
            and state = 'WAITING'
            and due_at <= :now
            for update skip locked
            """;

    private static final String LOCK = """
            select state
            from automations.runs
            where tenant_id = :tenant
            and run_id = :run
            for update
            """;

    private static final String END = """
            update automations.runs
            set state = :state, why = :why, detail = :detail, version = coalesce(:version, version), ended_at = :now
            where tenant_id = :tenant
            and run_id = :run
            """;

    private static final String FAILED = """
            update automations.runs
            set attempts = attempts + 1, state = :state, why = 'ERROR', detail = :detail, due_at = :due, ended_at = :ended
            where tenant_id = :tenant
            and run_id = :run
            and state = 'WAITING'
            """;

    private static final String REPEAT = """
            update automations.runs
            set state = 'WAITING', why = null, detail = null, attempts = 0, due_at = :now, ended_at = null
            where tenant_id = :tenant
            and run_id = :run
            """;

    private static final String LIST = """
            select run_id, automation_id, name, version, action, order_id, event, happened_at, due_at, state, why, detail, attempts,
                ended_at,
                (
                    select number
                    from orders.orders_view
                    where orders_view.tenant_id = :tenant
                    and orders_view.order_id = runs.order_id
                ) as number
            from automations.runs
            where tenant_id = :tenant
            """;

    private static final List<SortKey> NEWEST_FIRST = List.of(new SortKey("run_id", "uuid", true));

    private static final String GET = LIST + """
            and run_id = :run
            """;

    private static final String COUNTS = """
            select automation_id, state, count(*) as runs
            from automations.runs
            where tenant_id = :tenant
            and run_id >= :since
            group by automation_id, state
            """;

    private static final String IN_TROUBLE = """
            select automation_id, state, count(*) as runs
            from automations.runs
            where tenant_id = :tenant
            and state in ('FAILED', 'LOOP_GUARD')
            and (state = 'FAILED' or ended_at >= :since)
            group by automation_id, state
            """;

    private static final String RAISED = """
            select distinct automation_id, order_id
            from automations.runs
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and action = 'WORK'
            and state = 'DONE'
            """;

    private static final String FORGET = """
            delete from automations.runs
            where tenant_id = :tenant
            and run_id in (
                select run_id
                from automations.runs
                where tenant_id = :tenant
                and run_id < :before
                and state <> 'WAITING'
                order by run_id
                limit :bite
            )
            """;

    private static final String OPEN_GUARD = """
            insert into automations.guards (tenant_id, automation_id, order_id, day)
            values (:tenant, :automation, :order, :day)
            on conflict (tenant_id, automation_id, order_id, day) do nothing
            """;

    private static final String LOCK_GUARD = """
            select done
            from automations.guards
            where tenant_id = :tenant
            and automation_id = :automation
            and order_id = :order
            and day = :day
            for update
            """;

    private static final String COUNT_DONE = """
            update automations.guards
            set done = done + 1
            where tenant_id = :tenant
            and automation_id = :automation
            and order_id = :order
            and day = :day
            """;

    private static final String FORGET_GUARDS = """
            delete from automations.guards
            where tenant_id = :tenant
            and day < :day
            """;

    /** A run that is to be. */
    record Noted(
            RunId id,
            Automation automation,
            OrderId order,
            Trigger event,
            UUID eventId,
            Instant happenedAt,
            Instant dueAt) {}

    /** One whose time has come, held by this transaction. */
    record Due(RunId id, AutomationId automation, OrderId order, int attempts) {}

    /** What an automation put on the worklist, of which order. */
    record Raised(AutomationId automation, OrderId order) {}

    private final Db db;

    Runs(Db db) {
        this.db = db;
    }

    void add(List<Noted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        db.sql(ADD)
                .param("runs", Columns.text(noted, Noted::id))
                .param(
                        "automations",
                        Columns.text(noted, run -> run.automation().id()))
                .param(
                        "names",
                        Columns.text(noted, run -> run.automation().plan().name()))
                .param("versions", Columns.longs(noted, run -> run.automation().version()))
                .param(
                        "actions",
                        Columns.text(noted, run -> run.automation().plan().action()))
                .param("orders", Columns.text(noted, Noted::order))
                .param("events", Columns.text(noted, Noted::event))
                .param("event_ids", Columns.uuids(noted, Noted::eventId))
                .param("happened", Columns.instants(noted, Noted::happenedAt))
                .param("due", Columns.instants(noted, Noted::dueAt))
                .update();
    }

    List<TenantId> tenantsWithDue(Instant now) {
        return db.unscoped(TENANTS_WITH_DUE)
                .param("now", Db.timestamp(now))
                .query((row, _) -> new TenantId(Db.uuid(row, "tenant_id")))
                .list();
    }

    List<RunId> due(Instant now, int limit) {
        return db.sql(DUE)
                .param("now", Db.timestamp(now))
                .param("limit", limit)
                .query((row, _) -> new RunId(Db.uuid(row, "run_id")))
                .list();
    }

    /** Nothing when somebody else is at it, or was. */
    Optional<Due> lockDue(RunId run, Instant now) {
        return db.sql(LOCK_DUE)
                .param("run", run.value())
                .param("now", Db.timestamp(now))
                .query((row, _) -> new Due(
                        new RunId(Db.uuid(row, "run_id")),
                        new AutomationId(Db.uuid(row, "automation_id")),
                        new OrderId(Db.uuid(row, "order_id")),
                        row.getInt("attempts")))
                .optional();
    }

    RunState lock(RunId run) {
        return db.sql(LOCK)
                .param("run", run.value())
                .query(String.class)
                .optional()
                .map(RunState::valueOf)
                .orElseThrow(() -> new NotFound("automation run", run));
    }

    /** @param version of the automation that judged it; null when none did */
    void end(RunId run, Ended ended, @Nullable Integer version, Instant now) {
        db.sql(END)
                .param("run", run.value())
                .param("state", ended.state().name())
                .param("why", ended.why() == null ? null : ended.why().name())
                .param("detail", ended.detail())
                .param("version", version)
                .param("now", Db.timestamp(now))
                .update();
    }

    /** @param again when it is tried again; null when it is given up */
    void failed(RunId run, String detail, @Nullable Instant again, Instant now) {
        db.sql(FAILED)
                .param("run", run.value())
                .param("detail", detail)
                .param("state", again == null ? "FAILED" : "WAITING")
                .param("due", Db.timestamp(again == null ? now : again))
                .param("ended", Db.timestampOrNull(again == null ? now : null))
                .update();
    }

    void repeat(RunId run, Instant now) {
        db.sql(REPEAT).param("run", run.value()).param("now", Db.timestamp(now)).update();
    }

    Page<Run> list(RunFilter filter, PageRequest request) {
        var automation = filter.automation();
        var state = filter.state();
        var order = filter.order();
        return new ListQuery(LIST)
                .where("automation_id = :automation", "automation", automation == null ? null : automation.value())
                .where("state = :state", "state", state == null ? null : state.name())
                .where("order_id = :order", "order", order == null ? null : order.value())
                .page(db, request, NEWEST_FIRST, (row, _) -> run(row), run -> Cursor.of(run.id()));
    }

    Run get(RunId id) {
        return db.sql(GET)
                .param("run", id.value())
                .query((row, _) -> run(row))
                .optional()
                .orElseThrow(() -> new NotFound("automation run", id));
    }

    /** @param since the first id that counts */
    Map<AutomationId, Map<RunState, Long>> counts(UUID since) {
        var counts = new HashMap<AutomationId, Map<RunState, Long>>();
        db.sql(COUNTS).param("since", since).query(row -> {
            count(counts, row);
        });
        return counts;
    }

    /** Those that failed, and those that were stopped since {@code since}. */
    Map<AutomationId, Map<RunState, Long>> inTrouble(Instant since) {
        var counts = new HashMap<AutomationId, Map<RunState, Long>>();
        db.sql(IN_TROUBLE).param("since", Db.timestamp(since)).query(row -> {
            count(counts, row);
        });
        return counts;
    }

    private static void count(Map<AutomationId, Map<RunState, Long>> counts, ResultSet row) throws SQLException {
        counts.computeIfAbsent(new AutomationId(Db.uuid(row, "automation_id")), _ -> new EnumMap<>(RunState.class))
                .put(RunState.valueOf(row.getString("state")), row.getLong("runs"));
    }

    List<Raised> raised(Collection<OrderId> orders) {
        return db.sql(RAISED)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> new Raised(
                        new AutomationId(Db.uuid(row, "automation_id")), new OrderId(Db.uuid(row, "order_id"))))
                .list();
    }

    /** @return how many there were */
    int forget(UUID before, int bite) {
        return db.sql(FORGET).param("before", before).param("bite", bite).update();
    }

    void forgetGuards(LocalDate day) {
        db.sql(FORGET_GUARDS).param("day", day).update();
    }

    /** How often the automation has acted on the order that day; whoever else wants to know waits for this transaction. */
    int lockGuard(AutomationId automation, OrderId order, LocalDate day) {
        db.sql(OPEN_GUARD)
                .param("automation", automation.value())
                .param("order", order.value())
                .param("day", day)
                .update();
        return db.sql(LOCK_GUARD)
                .param("automation", automation.value())
                .param("order", order.value())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    void countDone(AutomationId automation, OrderId order, LocalDate day) {
        db.sql(COUNT_DONE)
                .param("automation", automation.value())
                .param("order", order.value())
                .param("day", day)
                .update();
    }

    private static Run run(ResultSet row) throws SQLException {
        var why = row.getString("why");
        return new Run(
                new RunId(Db.uuid(row, "run_id")),
                new AutomationId(Db.uuid(row, "automation_id")),
                row.getString("name"),
                row.getInt("version"),
                Action.valueOf(row.getString("action")),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("number"),
                Trigger.valueOf(row.getString("event")),
                Db.instant(row, "happened_at"),
                Db.instant(row, "due_at"),
                RunState.valueOf(row.getString("state")),
                why == null ? null : Why.valueOf(why),
                row.getString("detail"),
                row.getInt("attempts"),
                Db.instantOrNull(row, "ended_at"));
    }
}
