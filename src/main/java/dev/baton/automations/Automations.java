package dev.baton.automations;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What a company has done by itself. */
@Repository
class Automations {

    /** Of one company. */
    static final int MOST = 200;

    private static final int MOST_KEPT = 2_000;
    private static final String ALL = "all";

    private static final String LIST = """
            select automation_id, name, enabled, event, condition, delay_minutes, action, reason, priority, severity, subject,
                message, changed_at, changed_by, version
            from automations.automations
            where tenant_id = :tenant
            order by lower(name), automation_id
            limit 200
            """;

    private static final String FIND = """
            select automation_id, name, enabled, event, condition, delay_minutes, action, reason, priority, severity, subject,
                message, changed_at, changed_by, version
            from automations.automations
            where tenant_id = :tenant
            and automation_id = :id
            """;

    private static final String LOCK = """
            select automation_id
            from automations.automations
            where tenant_id = :tenant
            and automation_id = :id
            for update
            """;

    private static final String COUNT = """
            select count(*)
            from automations.automations
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into automations.automations
                (tenant_id, automation_id, name, enabled, event, condition, delay_minutes, action, reason, priority, severity,
                subject, message, changed_at, changed_by)
            values
                (:tenant, :id, :name, :enabled, :event, :condition, :delay, :action, :reason, :priority, :severity,
                :subject, :message, :at, :by)
            """;

    private static final String CHANGE = """
            update automations.automations
            set name = :name, enabled = :enabled, event = :event, condition = :condition, delay_minutes = :delay,
                action = :action, reason = :reason, priority = :priority, severity = :severity, subject = :subject,
                message = :message, changed_at = :at, changed_by = :by, version = version + 1
            where tenant_id = :tenant
            and automation_id = :id
            """;

    private static final String REMOVE = """
            delete from automations.automations
            where tenant_id = :tenant
            and automation_id = :id
            """;

    private final Db db;
    private final Generations generations;
    private final Kept<String, List<Automation>> kept;

    Automations(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.AUTOMATIONS, MOST_KEPT);
    }

    List<Automation> list() {
        return db.sql(LIST).query((row, _) -> automation(row)).list();
    }

    /** As they were a second ago at the earliest; costs nothing while nobody changes any. */
    List<Automation> known() {
        return kept.get(ALL, _ -> list());
    }

    Optional<Automation> find(AutomationId id) {
        return db.sql(FIND)
                .param("id", id.value())
                .query((row, _) -> automation(row))
                .optional();
    }

    Automation get(AutomationId id) {
        return find(id).orElseThrow(() -> new NotFound("automation", id));
    }

    Automation lock(AutomationId id) {
        if (db.sql(LOCK).param("id", id.value()).query(UUID.class).list().isEmpty()) {
            throw new NotFound("automation", id);
        }
        return get(id);
    }

    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    void add(AutomationId id, AutomationPlan plan, Instant now) {
        db.sql(ADD).params(columns(id, plan, now)).update();
        generations.changed(Topic.AUTOMATIONS);
    }

    void change(AutomationId id, AutomationPlan plan, Instant now) {
        db.sql(CHANGE).params(columns(id, plan, now)).update();
        generations.changed(Topic.AUTOMATIONS);
    }

    void remove(AutomationId id) {
        db.sql(REMOVE).param("id", id.value()).update();
        generations.changed(Topic.AUTOMATIONS);
    }

    private static Map<String, @Nullable Object> columns(AutomationId id, AutomationPlan plan, Instant now) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", id.value());
        columns.put("name", plan.name());
        columns.put("enabled", plan.enabled());
        columns.put("event", plan.event().name());
        columns.put("condition", plan.when());
        columns.put("delay", plan.delayMinutes());
        columns.put("action", plan.action().name());
        columns.put("reason", plan.reason());
        columns.put("priority", plan.priority());
        columns.put("severity", plan.severity() == null ? null : plan.severity().name());
        columns.put("subject", plan.subject());
        columns.put("message", plan.message());
        columns.put("at", Db.timestamp(now));
        columns.put("by", Caller.current().name());
        return columns;
    }

    private static Automation automation(ResultSet row) throws SQLException {
        var severity = row.getString("severity");
        return new Automation(
                new AutomationId(Db.uuid(row, "automation_id")),
                new AutomationPlan(
                        row.getString("name"),
                        row.getBoolean("enabled"),
                        Trigger.valueOf(row.getString("event")),
                        row.getString("condition"),
                        row.getInt("delay_minutes"),
                        Action.valueOf(row.getString("action")),
                        row.getString("reason"),
                        row.getObject("priority", Integer.class),
                        severity == null ? null : Severity.valueOf(severity),
                        row.getString("subject"),
                        row.getString("message")),
                Db.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getInt("version"));
    }
}
