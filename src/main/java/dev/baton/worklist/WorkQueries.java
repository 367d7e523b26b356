package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Count;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchWords;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Within;
import dev.baton.worklist.spi.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the worklist. */
@Repository
@Transactional(readOnly = true)
public class WorkQueries {

    /** How far a list is counted: one more stands for any number beyond. */
    public static final int COUNTED = 10_000;

    private static final String COUNT = """
            select kind
            from worklist.items
            where tenant_id = :tenant
            """;

    private static final String GET = WorkItems.ITEM + """
            and item_id = any(:items::uuid[])
            """;

    private static final String STANDING = """
            select kind, owner, raised_at, due_at
            from worklist.items
            where tenant_id = :tenant
            """;

    /** Of more than {@code :most} those that were closed last; null for all. */
    private static final String CLOSED = """
            select cause, kind, count(*) as items, sum(reopened) as reopened,
                count(*) filter (where closed_at <= due_at) as in_time,
                coalesce(sum(extract(epoch from closed_at - raised_at)), 0) as seconds
            from (
                select cause, kind, reopened, raised_at, due_at, closed_at
                from worklist.items
                where tenant_id = :tenant
                and state = 'CLOSED'
                and closed_at >= :since
                order by closed_at desc, item_id desc
                limit cast(:most as bigint)
            ) latest
            group by cause, kind
            """;

    private static final String RESOLVED = """
            select closed_by, count(*) as items
            from (
                select closed_by, closed_how
                from worklist.items
                where tenant_id = :tenant
                and state = 'CLOSED'
                and closed_at >= :since
                order by closed_at desc, item_id desc
                limit :most
            ) latest
            where closed_how = 'RESOLVED'
            group by closed_by
            """;

    /**
     * What was closed, by cause and kind.
     *
     * @param cause null where nobody has said one, because it closed by itself
     * @param inTime closed before it was due
     * @param seconds from raised to closed, of all together
     */
    public record Closed(@Nullable String cause, String kind, long items, long reopened, long inTime, long seconds) {}

    /**
     * What is open of one kind.
     *
     * @param oldest when the one was raised that is open the longest
     */
    public record Standing(String kind, long open, long overdue, Instant oldest) {}

    /**
     * What one person has to deal with.
     *
     * @param owner null for what nobody has claimed
     * @param resolved what they closed by hand lately
     */
    public record Load(@Nullable String owner, long open, long overdue, long resolved) {}

    private final Db db;
    private final WorkItems items;
    private final Policies policies;
    private final Teams teams;
    private final DeskHours deskHours;
    private final WorkWords words;

    WorkQueries(Db db, WorkItems items, Policies policies, Teams teams, DeskHours deskHours, WorkWords words) {
        this.db = db;
        this.items = items;
        this.policies = policies;
        this.teams = teams;
        this.deskHours = deskHours;
        this.words = words;
    }

    public WorkItem get(WorkItemId id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("work item", id));
    }

    /** Those that are there. */
    public List<WorkItem> find(Collection<WorkItemId> ids) {
        return db.sql(GET)
                .param("items", Columns.texts(ids))
                .query((row, _) -> WorkItems.item(row))
                .list();
    }

    /** The latest first. */
    public List<WorkStep> steps(WorkItemId item) {
        return items.steps(item);
    }

    /** What is open by when it is due; what is closed, the latest first. */
    public Page<WorkItem> list(WorkFilter filter, PageRequest request) {
        var query = filtered(WorkItems.ITEM, filter);
        return filter.state() == WorkItem.State.OPEN
                ? query.page(
                        db,
                        request,
                        List.of(new SortKey("due_at", "timestamptz", false), new SortKey("item_id", "uuid", false)),
                        (row, _) -> WorkItems.item(row),
                        item -> Cursor.of(item.dueAt(), item.id()))
                : query.page(
                        db,
                        request,
                        List.of(new SortKey("closed_at", "timestamptz", true), new SortKey("item_id", "uuid", true)),
                        (row, _) -> WorkItems.item(row),
                        item -> Cursor.of(Objects.requireNonNull(item.closedAt()), item.id()));
    }

    public Count count(WorkFilter filter) {
        return Count.upTo(COUNTED, filtered(COUNT, filter).count(db, COUNTED + 1));
    }

    /** How many of each kind the list holds, whichever kinds it is narrowed to; of more than ten thousand, among those. */
    public Map<String, Long> countsByKind(WorkFilter filter) {
        var counts = new LinkedHashMap<String, Long>();
        filtered(COUNT, filter.ofAnyKind())
                .sums(
                        db,
                        "kind, count(*) as items",
                        "kind",
                        COUNTED + 1,
                        (row, _) -> counts.put(row.getString("kind"), row.getLong("items")));
        return counts;
    }

    /** What is open, by kind, most first; of more than ten thousand, among those. */
    public List<Standing> standing(Instant now) {
        return filtered(STANDING, WorkFilter.open())
                .with("now", Db.timestamp(now))
                .sums(
                        db,
                        "kind, count(*) as items, count(*) filter (where due_at < :now) as overdue, min(raised_at) as oldest",
                        "kind",
                        COUNTED + 1,
                        (row, _) -> new Standing(
                                row.getString("kind"),
                                row.getLong("items"),
                                row.getLong("overdue"),
                                Db.instant(row, "oldest")))
                .stream()
                .sorted(Comparator.comparingLong(Standing::open).reversed())
                .toList();
    }

    /**
     * Who has what, and what they closed since: what nobody has first, then whoever has most overdue. Of more than ten thousand that
     * are open or were closed, among those.
     *
     * @throws org.springframework.security.access.AccessDeniedException for callers who see only a part of the company
     */
    public List<Load> loads(Instant now, Instant since) {
        if (!Caller.current().within().seesAll()) {
            throw Within.refusal();
        }
        var resolved = new HashMap<String, Long>();
        db.sql(RESOLVED)
                .param("since", Db.timestamp(since))
                .param("most", COUNTED + 1)
                .query(row -> {
                    resolved.put(row.getString("closed_by"), row.getLong("items"));
                });
        var loads = new ArrayList<>(filtered(STANDING, WorkFilter.open())
                .with("now", Db.timestamp(now))
                .sums(
                        db,
                        "owner, count(*) as items, count(*) filter (where due_at < :now) as overdue",
                        "owner",
                        COUNTED + 1,
                        (row, _) -> load(row, resolved)));
        resolved.forEach((person, items) -> loads.add(new Load(person, 0, 0, items)));
        return loads.stream()
                .sorted(Comparator.comparing((Load load) -> load.owner() != null)
                        .thenComparing(Comparator.comparingLong(Load::overdue).reversed())
                        .thenComparing(Comparator.comparingLong(Load::open).reversed())
                        .thenComparing(Comparator.comparingLong(Load::resolved).reversed()))
                .toList();
    }

    /** @param resolved by person; whose row this is, is taken out */
    private static Load load(ResultSet row, Map<String, Long> resolved) throws SQLException {
        var owner = row.getString("owner");
        long done = owner == null ? 0 : Objects.requireNonNullElse(resolved.remove(owner), 0L);
        return new Load(owner, row.getLong("items"), row.getLong("overdue"), done);
    }

    /** What was closed since, whoever closed it. */
    public List<Closed> closedSince(Instant since) {
        return closed(since, null);
    }

    /** The same; of more than ten thousand those that were closed last. */
    public List<Closed> closedLately(Instant since) {
        return closed(since, COUNTED + 1);
    }

    private List<Closed> closed(Instant since, @Nullable Integer most) {
        return db.sql(CLOSED)
                .param("since", Db.timestamp(since))
                .param("most", most)
                .query((row, _) -> new Closed(
                        row.getString("cause"),
                        row.getString("kind"),
                        row.getLong("items"),
                        row.getLong("reopened"),
                        row.getLong("in_time"),
                        row.getLong("seconds")))
                .list();
    }

    /** By code. */
    public List<WorkKind> kinds() {
        return policies.kinds();
    }

    public List<SlaPolicy> slaPolicies() {
        return List.copyOf(policies.slas().values());
    }

    /** By state. */
    public List<DwellTime> dwellTimes() {
        return List.copyOf(policies.dwellTimes().values());
    }

    /** By code. */
    public List<Team> teams() {
        return teams.all();
    }

    public Team team(String code) {
        return teams.find(code).orElseThrow(() -> new NotFound("team", code));
    }

    /** Of the company. */
    public WorkingHours workingHours() {
        return policies.hours();
    }

    /** Of whoever sees to a kind of exception. */
    public WorkingHours workingHours(String kind) {
        return deskHours.of(kind);
    }

    public List<RootCause> causes() {
        return policies.causes();
    }

    /** How this kind is dealt with, in the reader's language where the company has not written it itself. */
    public Playbook playbook(String kind, Locale reader) {
        var own = policies.ownPlaybooks().get(kind);
        return own == null ? words.shipped(reader, kind) : own;
    }

    /** One for each kind. */
    public List<Playbook> playbooks(Locale reader) {
        var own = new HashMap<>(policies.ownPlaybooks());
        return policies.kinds().stream()
                .map(kind -> own.getOrDefault(kind.code(), words.shipped(reader, kind.code())))
                .collect(Collectors.toList());
    }

    private static ListQuery filtered(String select, WorkFilter filter) {
        var typed = SearchWords.query(filter.text());
        boolean isHopeless = filter.text() != null && !filter.text().isBlank() && typed == null;
        return new ListQuery(select)
                .ofOrders("order_id")
                .where(filter.state() == WorkItem.State.OPEN, "state = 'OPEN'")
                .where(filter.state() == WorkItem.State.CLOSED, "state = 'CLOSED'")
                .where("kind = any(:kinds)", "kinds", filter.kinds().size() < 2 ? null : Columns.texts(filter.kinds()))
                .where(
                        "kind = :kind",
                        "kind",
                        filter.kinds().size() == 1 ? filter.kinds().getFirst() : null)
                .where("owner = :owner", "owner", filter.owner())
                .where(filter.unowned(), "owner is null")
                .where(filter.escalated(), "escalation > 0")
                .where("paused_until > :paused_at", "paused_at", filter.pausedAt())
                .where(
                        "severity = :severity",
                        "severity",
                        filter.severity() == null ? null : filter.severity().name())
                .where("due_at < :due_before", "due_before", filter.dueBefore())
                .where("order_id = :order", "order", filter.order())
                .where("cause = :cause", "cause", filter.cause())
                .where("search @@ cast(:words as tsquery)", "words", typed)
                .where(isHopeless, "false");
    }
}
