package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.CorrectiveAction.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The corrective actions of a company, each with what was counted before and after it. */
@Repository
class CorrectiveActions {

    /** What was closed with the cause is counted as long as it was not checked; after that it is what it was then. */
    static final String ACTION = """
            select action_id, corrective_actions.cause, corrective_actions.kind, title, what, owner, due_on, link,
                check_after_days, state, planned_at, planned_by, done_at, done_by, done_note, checked_at, reopened, version,
                coalesce(items_before, before.items) as items_before, coalesce(items_after, after.items) as items_after
            from worklist.corrective_actions
            left join lateral (
                select count(*) as items
                from worklist.items
                where items.tenant_id = corrective_actions.tenant_id
                and items.state = 'CLOSED'
                and items.cause = corrective_actions.cause
                and (corrective_actions.kind is null or items.kind = corrective_actions.kind)
                and items.closed_at >= corrective_actions.done_at - make_interval(days => check_after_days)
                and items.closed_at < corrective_actions.done_at
            ) before on corrective_actions.state = 'DONE'
            left join lateral (
                select count(*) as items
                from worklist.items
                where items.tenant_id = corrective_actions.tenant_id
                and items.state = 'CLOSED'
                and items.cause = corrective_actions.cause
                and (corrective_actions.kind is null or items.kind = corrective_actions.kind)
                and items.closed_at >= corrective_actions.done_at
                and items.closed_at < corrective_actions.done_at + make_interval(days => check_after_days)
            ) after on corrective_actions.state = 'DONE'
            where tenant_id = :tenant
            """;

    private static final String GET = ACTION + """
            and action_id = :id
            """;

    private static final String LOCK = """
            select action_id
            from worklist.corrective_actions
            where tenant_id = :tenant
            and action_id = :id
            for update
            """;

    private static final String ADD = """
            insert into worklist.corrective_actions
                (tenant_id, action_id, cause, kind, title, what, owner, due_on, link, check_after_days, planned_at, planned_by)
            values
                (:tenant, :id, :cause, :kind, :title, :what, :owner, :due_on, :link, :days, :at, :by)
            """;

    private static final String CHANGE = """
            update worklist.corrective_actions
            set cause = :cause, kind = :kind, title = :title, what = :what, owner = :owner, due_on = :due_on, link = :link,
                check_after_days = :days, version = version + 1
            where tenant_id = :tenant
            and action_id = :id
            """;

    private static final String COMPLETE = """
            update worklist.corrective_actions
            set state = 'DONE', done_at = :at, done_by = :by, done_note = :note, version = version + 1
            where tenant_id = :tenant
            and action_id = :id
            """;

    private static final String REOPEN = """
            update worklist.corrective_actions
            set state = 'OPEN', due_on = :due_on, done_at = null, done_by = null, done_note = null, checked_at = null,
                items_before = null, items_after = null, reopened = reopened + 1, version = version + 1
            where tenant_id = :tenant
            and action_id = :id
            """;

    private static final String TO_CHECK = ACTION + """
            and state = 'DONE'
            and done_at <= cast(:now as timestamptz) - make_interval(days => check_after_days)
            order by action_id
            limit :limit
            """;

    private static final String CHECKED = """
            update worklist.corrective_actions
            set state = 'CHECKED', checked_at = :at, items_before = :before, items_after = :after, version = version + 1
            where tenant_id = :tenant
            and action_id = :id
            """;

    /** Overdue, or done in vain. */
    private static final String WRONG = ACTION + """
            and (
                (state = 'OPEN' and due_on < :today)
                or (state = 'CHECKED' and items_after > items_before / 2)
            )
            order by due_on, action_id
            limit :limit
            """;

    private final Db db;
    private final Clock clock;

    CorrectiveActions(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    CorrectiveAction get(CorrectiveActionId id) {
        return db.sql(GET)
                .param("id", id.value())
                .query((row, _) -> action(row, clock.instant()))
                .optional()
                .orElseThrow(() -> new NotFound("corrective action", id));
    }

    CorrectiveAction lock(CorrectiveActionId id) {
        if (db.sql(LOCK).param("id", id.value()).query(UUID.class).list().isEmpty()) {
            throw new NotFound("corrective action", id);
        }
        return get(id);
    }

    void add(CorrectiveActionId id, CorrectivePlan plan, Instant now) {
        db.sql(ADD)
                .params(columns(plan))
                .param("id", id.value())
                .param("at", Db.timestamp(now))
                .param("by", Caller.current().name())
                .update();
    }

    void change(CorrectiveActionId id, CorrectivePlan plan) {
        db.sql(CHANGE).params(columns(plan)).param("id", id.value()).update();
    }

    void complete(CorrectiveActionId id, String note, Instant now) {
        db.sql(COMPLETE)
                .param("id", id.value())
                .param("at", Db.timestamp(now))
                .param("by", Caller.current().name())
                .param("note", note)
                .update();
    }

    void reopen(CorrectiveActionId id, LocalDate dueOn) {
        db.sql(REOPEN).param("id", id.value()).param("due_on", dueOn).update();
    }

    List<CorrectiveAction> toCheck(Instant now, int limit) {
        return db.sql(TO_CHECK)
                .param("now", Db.timestamp(now))
                .param("limit", limit)
                .query((row, _) -> action(row, now))
                .list();
    }

    void checked(CorrectiveActionId id, Effect effect, Instant now) {
        db.sql(CHECKED)
                .param("id", id.value())
                .param("at", Db.timestamp(now))
                .param("before", effect.itemsBefore())
                .param("after", effect.itemsAfter())
                .update();
    }

    List<CorrectiveAction> wrong(LocalDate today, int limit) {
        return db.sql(WRONG)
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> action(row, clock.instant()))
                .list();
    }

    private static Map<String, @Nullable Object> columns(CorrectivePlan plan) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("cause", plan.cause());
        columns.put("kind", plan.kind());
        columns.put("title", plan.title());
        columns.put("what", plan.what());
        columns.put("owner", plan.owner());
        columns.put("due_on", plan.dueOn());
        columns.put("link", plan.link());
        columns.put("days", plan.checkAfterDays());
        return columns;
    }

    static CorrectiveAction action(ResultSet row, Instant now) throws SQLException {
        var plan = new CorrectivePlan(
                row.getString("cause"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("what"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                row.getString("link"),
                row.getInt("check_after_days"));
        var doneAt = Db.instantOrNull(row, "done_at");
        return new CorrectiveAction(
                new CorrectiveActionId(Db.uuid(row, "action_id")),
                plan,
                State.valueOf(row.getString("state")),
                Db.instant(row, "planned_at"),
                row.getString("planned_by"),
                doneAt,
                row.getString("done_by"),
                row.getString("done_note"),
                doneAt == null
                        ? null
                        : Effect.judge(
                                doneAt,
                                plan.checkAfterDays(),
                                now,
                                row.getLong("items_before"),
                                row.getLong("items_after")),
                row.getInt("reopened"),
                row.getInt("version"));
    }
}
