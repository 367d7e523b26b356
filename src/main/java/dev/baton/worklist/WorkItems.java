package dev.baton.worklist;

import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.SearchWords;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.WorkStep.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that changes the worklist. */
@Repository
class WorkItems {

    static final String ITEM = """
            select item_id, kind, subject_type, subject_id, subject_label, order_id, order_number, customer_name, link, wrong_key,
                wrong_facts, severity, at_risk_minor, currency, promised_on, raised_at, due_at, owner, state, stands, closed_at,
                closed_by, closed_how, cause, note, reopened, paused_until, paused_for, escalation, version
            from worklist.items
            where tenant_id = :tenant
            """;

    private static final String LOCK = ITEM + """
            and item_id = any(:items::uuid[])
            order by item_id
            for update
            """;

    /** What is open, and what a person closed although it is still so. */
    private static final String LOCK_WATCHED = ITEM + """
            and watched_id = any(:watched::uuid[])
            and (stands or state = 'OPEN')
            and kind = any(:kinds)
            order by item_id
            for update
            """;

    /** The same, whatever was looked at. */
    private static final String LOCK_KINDS = ITEM + """
            and (stands or state = 'OPEN')
            and kind = any(:kinds)
            order by item_id
            for update
            """;

    private static final String OTHER_OPEN = """
            select item_id
            from worklist.items
            where tenant_id = :tenant
            and kind = :kind
            and subject_id = :subject
            and state = 'OPEN'
            """;

    private static final String OTHERS_OPEN = """
            select subject_id
            from worklist.items
            where tenant_id = :tenant
            and kind = :kind
            and state = 'OPEN'
            and subject_id <> all(:subjects::uuid[])
            order by due_at, item_id
            limit :most
            """;

    private static final String RAISE = """
            insert into worklist.items
                (tenant_id, item_id, kind, subject_type, subject_id, subject_label, watched_id, order_id, order_number,
                customer_name, link, wrong_key, wrong_facts, severity, at_risk_minor, currency, promised_on, raised_at, due_at,
                search)
            select :tenant, item_id, kind, subject_type, subject_id, subject_label, watched_id, order_id, order_number,
                customer_name, link, wrong_key, coalesce(string_to_array(wrong_facts, chr(31)), '{}'), severity, at_risk_minor,
                currency, promised_on, :at, due_at, array_to_tsvector(array_remove(string_to_array(search, ' '), ''))
            from unnest(:items::uuid[], :kinds::text[], :types::text[], :subjects::uuid[], :labels::text[], :watched::uuid[],
                :orders::uuid[], :numbers::text[], :customers::text[], :links::text[], :keys::text[], :facts::text[],
                :severities::text[], :at_risks::bigint[], :currencies::text[], :promises::date[], :dues::timestamptz[],
                :searches::text[])
                as raised (item_id, kind, subject_type, subject_id, subject_label, watched_id, order_id, order_number,
                    customer_name, link, wrong_key, wrong_facts, severity, at_risk_minor, currency, promised_on, due_at, search)
            on conflict (tenant_id, kind, subject_id) where state = 'OPEN' do nothing
            returning item_id
            """;

    private static final String REFRESH = """
            update worklist.items
            set subject_label = now.subject_label, order_number = now.order_number, customer_name = now.customer_name,
                link = now.link, wrong_key = now.wrong_key,
                wrong_facts = coalesce(string_to_array(now.wrong_facts, chr(31)), '{}'), severity = now.severity,
                at_risk_minor = now.at_risk_minor, currency = now.currency, promised_on = now.promised_on, stands = true,
                search = array_to_tsvector(array_remove(string_to_array(now.search, ' '), '')), version = items.version + 1
            from unnest(:items::uuid[], :labels::text[], :numbers::text[], :customers::text[], :links::text[], :keys::text[],
                :facts::text[], :severities::text[], :at_risks::bigint[], :currencies::text[], :promises::date[],
                :searches::text[])
                as now (item_id, subject_label, order_number, customer_name, link, wrong_key, wrong_facts, severity,
                    at_risk_minor, currency, promised_on, search)
            where items.tenant_id = :tenant
            and items.item_id = now.item_id
            """;

    private static final String CAUSE_GONE = """
            update worklist.items
            set state = 'CLOSED', stands = false, closed_at = coalesce(closed_at, :at), closed_by = coalesce(closed_by, :who),
                closed_how = coalesce(closed_how, 'CAUSE_GONE'), version = version + 1
            where tenant_id = :tenant
            and item_id = any(:items::uuid[])
            """;

    private static final String OWN = """
            update worklist.items
            set owner = :owner, version = version + 1
            where tenant_id = :tenant
            and item_id = any(:items::uuid[])
            """;

    /** What somebody has given back is left to whoever claims it. */
    private static final String LOCK_FREE = """
            select item_id
            from worklist.items
            where tenant_id = :tenant
            and state = 'OPEN'
            and owner is null
            and kind = any(:kinds)
            and not exists (
                select 1
                from worklist.steps
                where steps.tenant_id = :tenant
                and steps.item_id = items.item_id
                and steps.what = 'GIVEN_BACK'
            )
            order by due_at, item_id
            limit :most
            for update skip locked
            """;

    private static final String LOCK_OVERDUE = ITEM + """
            and state = 'OPEN'
            and escalation = :taken
            and due_at <= :now
            and kind = any(:kinds)
            order by due_at, item_id
            limit :most
            for update skip locked
            """;

    private static final String OPEN_OF = """
            select owner, count(*) as items
            from worklist.items
            where tenant_id = :tenant
            and state = 'OPEN'
            and owner = any(:people)
            group by owner
            """;

    private static final String ESCALATE = """
            update worklist.items
            set owner = :owner, escalation = escalation + 1, version = version + 1
            where tenant_id = :tenant
            and item_id = any(:items::uuid[])
            """;

    private static final String RESOLVE = """
            update worklist.items
            set state = 'CLOSED', closed_at = :at, closed_by = :who, closed_how = 'RESOLVED', cause = :cause, note = :note,
                owner = coalesce(owner, :who), version = version + 1
            where tenant_id = :tenant
            and item_id = :item
            """;

    private static final String REOPEN = """
            update worklist.items
            set state = 'OPEN', closed_at = null, closed_by = null, closed_how = null, reopened = reopened + 1, due_at = :due,
                paused_until = null, paused_for = null, escalation = 0, version = version + 1
            where tenant_id = :tenant
            and item_id = :item
            """;

    private static final String PAUSE = """
            update worklist.items
            set paused_until = :until, paused_for = :reason, due_at = :due, version = version + 1
            where tenant_id = :tenant
            and item_id = :item
            """;

    private static final String NAME_CAUSE = """
            update worklist.items
            set cause = :cause, version = version + 1
            where tenant_id = :tenant
            and item_id = :item
            """;

    private static final String ADD_STEPS = """
            insert into worklist.steps
                (tenant_id, item_id, step_id, what, at, who, person, fix, said_key, said_facts, note, back, batch)
            select :tenant, item_id, step_id, what, :at, :who, person, fix, said_key,
                coalesce(string_to_array(said_facts, chr(31)), '{}'), note, back::json, batch
            from unnest(:items::uuid[], :steps::uuid[], :whats::text[], :persons::text[], :fixes::text[], :keys::text[],
                :facts::text[], :notes::text[], :backs::text[], :batches::uuid[])
                as added (item_id, step_id, what, person, fix, said_key, said_facts, note, back, batch)
            """;

    private static final String STEPS = """
            select step_id, what, at, who, person, fix, said_key, said_facts, note, back
            from worklist.steps
            where tenant_id = :tenant
            and item_id = :item
            order by step_id desc
            limit 500
            """;

    /** Nobody applies more at once than {@link FixMany} allows. */
    private static final String BATCH = """
            select item_id, step_id, what, at, who, person, fix, said_key, said_facts, note, back
            from worklist.steps
            where tenant_id = :tenant
            and batch = :batch
            order by step_id
            """;

    private static final String SEPARATOR = "\u001f";

    /** What is new. */
    record Raised(WorkItemId id, Wrong wrong, Severity severity, Instant dueAt) {}

    /** What is still so, but otherwise. */
    record Refreshed(WorkItemId id, Wrong wrong, Severity severity) {}

    /** What is noted in the history of an item. */
    record Step(
            WorkItemId item,
            What what,
            @Nullable String person,
            @Nullable String fix,
            @Nullable Sentence said,
            @Nullable String note,
            @Nullable Map<String, String> back,
            @Nullable UUID batch) {

        Step(
                WorkItemId item,
                What what,
                @Nullable String person,
                @Nullable String fix,
                @Nullable Sentence said,
                @Nullable String note,
                @Nullable Map<String, String> back) {
            this(item, what, person, fix, said, note, back, null);
        }

        static Step of(WorkItemId item, What what) {
            return new Step(item, what, null, null, null, null, null);
        }

        static Step to(WorkItemId item, What what, String person) {
            return new Step(item, what, person, null, null, null, null);
        }

        static Step said(WorkItemId item, What what, Sentence said) {
            return new Step(item, what, null, null, said, null, null);
        }

        static Step noted(WorkItemId item, What what, @Nullable String note) {
            return new Step(item, what, null, null, null, note, null);
        }
    }

    private final Db db;
    private final JsonMapper json;

    WorkItems(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    WorkItem lock(WorkItemId id) {
        return lock(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("work item", id));
    }

    /** Those that are there, by id. */
    List<WorkItem> lock(Collection<WorkItemId> ids) {
        return db.sql(LOCK)
                .param("items", Columns.texts(ids))
                .query((row, _) -> item(row))
                .list();
    }

    List<WorkItem> lockWatched(Collection<String> kinds, Collection<UUID> watched) {
        return db.sql(LOCK_WATCHED)
                .param("kinds", Columns.texts(kinds))
                .param("watched", Columns.texts(watched))
                .query((row, _) -> item(row))
                .list();
    }

    /** All of these kinds. */
    List<WorkItem> lockKinds(Collection<String> kinds) {
        return db.sql(LOCK_KINDS)
                .param("kinds", Columns.texts(kinds))
                .query((row, _) -> item(row))
                .list();
    }

    /** What is open about the same. */
    Optional<WorkItemId> otherOpen(String kind, UUID subject) {
        return db.sql(OTHER_OPEN)
                .param("kind", kind)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(WorkItemId::new);
    }

    /** What the open items of a kind are about, but for {@code subjects}. */
    List<UUID> otherOpen(String kind, Collection<UUID> subjects, int most) {
        return db.sql(OTHERS_OPEN)
                .param("kind", kind)
                .param("subjects", Columns.texts(subjects))
                .param("most", most)
                .query((row, _) -> Db.uuid(row, "subject_id"))
                .list();
    }

    /** @return those that were not there yet */
    Set<WorkItemId> raise(List<Raised> raised, Instant at) {
        if (raised.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(db.sql(RAISE)
                .param("at", Db.timestamp(at))
                .param("items", Columns.text(raised, Raised::id))
                .param("kinds", Columns.text(raised, each -> each.wrong().kind()))
                .param(
                        "types",
                        Columns.text(raised, each -> each.wrong().subject().type()))
                .param(
                        "subjects",
                        Columns.text(raised, each -> each.wrong().subject().id()))
                .param(
                        "labels",
                        Columns.text(raised, each -> each.wrong().subject().label()))
                .param("watched", Columns.text(raised, each -> each.wrong().watched()))
                .param("orders", Columns.text(raised, each -> orderId(each.wrong())))
                .param("numbers", Columns.text(raised, each -> orderNumber(each.wrong())))
                .param("customers", Columns.text(raised, each -> customerName(each.wrong())))
                .param("links", Columns.text(raised, each -> each.wrong().link()))
                .param("keys", Columns.text(raised, each -> each.wrong().what().key()))
                .param("facts", Columns.text(raised, each -> facts(each.wrong().what())))
                .param("severities", Columns.text(raised, Raised::severity))
                .param("at_risks", Columns.text(raised, each -> minor(each.wrong())))
                .param("currencies", Columns.text(raised, each -> currency(each.wrong())))
                .param("promises", Columns.text(raised, each -> each.wrong().promisedOn()))
                .param("dues", Columns.text(raised, Raised::dueAt))
                .param("searches", Columns.text(raised, each -> words(each.wrong())))
                .query((row, _) -> new WorkItemId(Db.uuid(row, "item_id")))
                .list());
    }

    void refresh(List<Refreshed> refreshed) {
        if (refreshed.isEmpty()) {
            return;
        }
        db.sql(REFRESH)
                .param("items", Columns.text(refreshed, Refreshed::id))
                .param(
                        "labels",
                        Columns.text(refreshed, each -> each.wrong().subject().label()))
                .param("numbers", Columns.text(refreshed, each -> orderNumber(each.wrong())))
                .param("customers", Columns.text(refreshed, each -> customerName(each.wrong())))
                .param("links", Columns.text(refreshed, each -> each.wrong().link()))
                .param(
                        "keys",
                        Columns.text(refreshed, each -> each.wrong().what().key()))
                .param(
                        "facts",
                        Columns.text(refreshed, each -> facts(each.wrong().what())))
                .param("severities", Columns.text(refreshed, Refreshed::severity))
                .param("at_risks", Columns.text(refreshed, each -> minor(each.wrong())))
                .param("currencies", Columns.text(refreshed, each -> currency(each.wrong())))
                .param("promises", Columns.text(refreshed, each -> each.wrong().promisedOn()))
                .param("searches", Columns.text(refreshed, each -> words(each.wrong())))
                .update();
    }

    /** Closes what is open, and forgets of what a person closed that it was still so. */
    void causeGone(List<WorkItemId> items, Instant at) {
        if (items.isEmpty()) {
            return;
        }
        db.sql(CAUSE_GONE)
                .param("items", Columns.texts(items))
                .param("at", Db.timestamp(at))
                .param("who", Caller.current().name())
                .update();
    }

    void own(List<WorkItemId> items, @Nullable String owner) {
        db.sql(OWN).param("items", Columns.texts(items)).param("owner", owner).update();
    }

    /** Open items that nobody has, by when they are due; without those that somebody else is at. */
    List<WorkItemId> lockFree(Collection<String> kinds, int most) {
        return db.sql(LOCK_FREE)
                .param("kinds", Columns.texts(kinds))
                .param("most", most)
                .query((row, _) -> new WorkItemId(Db.uuid(row, "item_id")))
                .list();
    }

    /** Open items that are overdue and have taken so many steps of an escalation, by when they were due. */
    List<WorkItem> lockOverdue(Collection<String> kinds, int taken, Instant now, int most) {
        return db.sql(LOCK_OVERDUE)
                .param("kinds", Columns.texts(kinds))
                .param("taken", taken)
                .param("now", Db.timestamp(now))
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    /** How many open items these people have; nobody who has none. */
    Map<String, Long> open(Collection<String> people) {
        return db
                .sql(OPEN_OF)
                .param("people", Columns.texts(people))
                .query((row, _) -> Map.entry(row.getString("owner"), row.getLong("items")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void escalate(List<WorkItemId> items, String owner) {
        db.sql(ESCALATE)
                .param("items", Columns.texts(items))
                .param("owner", owner)
                .update();
    }

    void resolve(WorkItemId item, String cause, @Nullable String note, Instant at) {
        db.sql(RESOLVE)
                .param("item", item.value())
                .param("cause", cause)
                .param("note", note)
                .param("who", Caller.current().name())
                .param("at", Db.timestamp(at))
                .update();
    }

    void reopen(WorkItemId item, Instant dueAt) {
        db.sql(REOPEN)
                .param("item", item.value())
                .param("due", Db.timestamp(dueAt))
                .update();
    }

    /** @param until null to let the clock run again */
    void pause(WorkItemId item, @Nullable Instant until, @Nullable String reason, Instant dueAt) {
        db.sql(PAUSE)
                .param("item", item.value())
                .param("until", until == null ? null : Db.timestamp(until))
                .param("reason", reason)
                .param("due", Db.timestamp(dueAt))
                .update();
    }

    void nameCause(WorkItemId item, String cause) {
        db.sql(NAME_CAUSE).param("item", item.value()).param("cause", cause).update();
    }

    void note(Step step, Instant at) {
        note(List.of(step), at);
    }

    void note(List<Step> steps, Instant at) {
        if (steps.isEmpty()) {
            return;
        }
        db.sql(ADD_STEPS)
                .param("at", Db.timestamp(at))
                .param("who", Caller.current().name())
                .param("items", Columns.text(steps, Step::item))
                .param("steps", Columns.text(steps, _ -> Ids.next()))
                .param("whats", Columns.text(steps, Step::what))
                .param("persons", Columns.text(steps, Step::person))
                .param("fixes", Columns.text(steps, Step::fix))
                .param("keys", Columns.text(steps, WorkItems::saidKey))
                .param("facts", Columns.text(steps, WorkItems::saidFacts))
                .param("notes", Columns.text(steps, Step::note))
                .param("backs", Columns.text(steps, this::back))
                .param("batches", Columns.text(steps, Step::batch))
                .update();
    }

    /** The latest first. */
    List<WorkStep> steps(WorkItemId item) {
        return db.sql(STEPS)
                .param("item", item.value())
                .query((row, _) -> step(row))
                .list();
    }

    /** What was done to each item of a batch, in the order in which it was done. */
    Map<WorkItemId, WorkStep> batch(UUID id) {
        var steps = new LinkedHashMap<WorkItemId, WorkStep>();
        db.sql(BATCH).param("batch", id).query(row -> {
            steps.put(new WorkItemId(Db.uuid(row, "item_id")), step(row));
        });
        return steps;
    }

    private @Nullable String back(Step step) {
        return step.back() == null ? null : json.writeValueAsString(step.back());
    }

    private WorkStep step(ResultSet row) throws SQLException {
        var key = row.getString("said_key");
        var back = row.getString("back");
        return new WorkStep(
                Db.uuid(row, "step_id"),
                What.valueOf(row.getString("what")),
                Db.instant(row, "at"),
                row.getString("who"),
                row.getString("person"),
                row.getString("fix"),
                key == null ? null : new Sentence(key, Db.texts(row, "said_facts")),
                row.getString("note"),
                back == null ? null : json.readValue(back, new TypeReference<Map<String, String>>() {}));
    }

    private static @Nullable String saidKey(Step step) {
        var said = step.said();
        return said == null ? null : said.key();
    }

    private static @Nullable String saidFacts(Step step) {
        var said = step.said();
        return said == null ? null : facts(said);
    }

    /** Arrays of arrays must be rectangles, so the facts of each travel as one text. */
    private static @Nullable String facts(Sentence said) {
        return said.facts().isEmpty() ? null : String.join(SEPARATOR, said.facts());
    }

    private static @Nullable UUID orderId(Wrong wrong) {
        var order = wrong.order();
        return order == null ? null : order.id();
    }

    private static @Nullable String orderNumber(Wrong wrong) {
        var order = wrong.order();
        return order == null ? null : order.number();
    }

    private static @Nullable String customerName(Wrong wrong) {
        var order = wrong.order();
        return order == null ? null : order.customerName();
    }

    private static @Nullable Long minor(Wrong wrong) {
        var money = wrong.atRisk();
        return money == null ? null : money.minor();
    }

    private static @Nullable String currency(Wrong wrong) {
        var money = wrong.atRisk();
        return money == null ? null : money.currency();
    }

    private static String words(Wrong wrong) {
        return SearchWords.of(Stream.of(
                orderNumber(wrong), customerName(wrong), wrong.subject().label()));
    }

    static WorkItem item(ResultSet row) throws SQLException {
        var order = Db.uuidOrNull(row, "order_id");
        var currency = row.getString("currency");
        var how = row.getString("closed_how");
        return new WorkItem(
                new WorkItemId(Db.uuid(row, "item_id")),
                row.getString("kind"),
                new Subject(row.getString("subject_type"), Db.uuid(row, "subject_id"), row.getString("subject_label")),
                order == null
                        ? null
                        : new AboutOrder(order, row.getString("order_number"), row.getString("customer_name")),
                row.getString("link"),
                new Sentence(row.getString("wrong_key"), Db.texts(row, "wrong_facts")),
                Severity.valueOf(row.getString("severity")),
                currency == null ? null : Money.of(row.getLong("at_risk_minor"), currency),
                Db.dateOrNull(row, "promised_on"),
                Db.instant(row, "raised_at"),
                Db.instant(row, "due_at"),
                row.getString("owner"),
                WorkItem.State.valueOf(row.getString("state")),
                row.getBoolean("stands"),
                Db.instantOrNull(row, "closed_at"),
                row.getString("closed_by"),
                how == null ? null : WorkItem.ClosedHow.valueOf(how),
                row.getString("cause"),
                row.getString("note"),
                row.getInt("reopened"),
                Db.instantOrNull(row, "paused_until"),
                row.getString("paused_for"),
                row.getInt("escalation"),
                row.getInt("version"));
    }
}
