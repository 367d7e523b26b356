package dev.baton.orders;

import dev.baton.network.SiteCode;
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
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.sourcing.SourcingExplanation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What can be read about orders. */
@Repository
@Transactional(readOnly = true)
public class OrderQueries {

    /** How far a list is counted: one more stands for any number beyond, and a screen says "10,000+". */
    public static final int COUNTED = 10_000;

    /** Of the newest two thousand; words that so many of them have are not counted further back. */
    private static final int FREQUENT = 50;

    private static final int SHORTEST_NAME = 8;
    private static final int LONGEST_NAME = 40;

    private static final String ROW = """
            order_id, number, status, channel, external_reference, customer, customer_name, vip, country, requested_on,
                promised_on, priority, units, currency, total_minor, placed_at, changed_at, version,
                array(
                    select reason
                    from orders.holds
                    where holds.tenant_id = orders.tenant_id
                    and holds.order_id = orders.order_id
                    and holds.released_at is null
                    order by hold_id
                ) as holds,
                array(
                    select distinct site
                    from orders.allocations
                    where allocations.tenant_id = orders.tenant_id
                    and allocations.order_id = orders.order_id
                    order by site
                ) as sites,
                array(
                    select tag
                    from orders.order_tags
                    where order_tags.tenant_id = orders.tenant_id
                    and order_tags.order_id = orders.order_id
                    order by tag_key
                ) as tags
            """;

    private static final String LIST = "select " + ROW + """
            from orders.orders
            where tenant_id = :tenant
            """;

    /** Of the newest orders, where frequent words are: the inner limit keeps the planner from looking elsewhere. */
    private static final String LIST_NEWEST = "select " + ROW + """
            from (
                select tenant_id, order_id, number, status, channel, external_reference, customer, customer_name, vip, country,
                    requested_on, promised_on, priority, units, currency, total_minor, placed_at, changed_at, version, search
                from orders.orders
                where tenant_id = :tenant
                order by order_id desc
                limit 2000
            ) orders
            where tenant_id = :tenant
            """;

    private static final String COUNT = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            """;

    private static final String NUMBERS = """
            select order_id, number
            from orders.orders
            where tenant_id = :tenant
            """;

    private static final String COUNT_NEWEST = """
            select order_id
            from (
                select tenant_id, order_id, status, channel, external_reference, customer, promised_on, placed_at, search
                from orders.orders
                where tenant_id = :tenant
                order by order_id desc
                limit 2000
            ) orders
            where tenant_id = :tenant
            """;

    private static final String BY_STATUS = """
            select wanted.status, counted.orders
            from unnest(:statuses::text[]) as wanted (status)
            cross join lateral (
                select count(*) as orders
                from (
                    select 1
                    from orders.orders
                    where tenant_id = :tenant
                    and orders.status = wanted.status
                    limit :bound
                ) bounded
            ) counted
            where counted.orders > 0
            """;

    private static final String STATUSES = """
            select status
            from orders.orders
            where tenant_id = :tenant
            """;

    private static final String TO_LEAVE = "status not in ('SHIPPED', 'DELIVERED', 'CANCELLED')";

    private static final SortKey BY_ID = new SortKey("order_id", "uuid", false);

    private static final String BY_NUMBER = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String AWAITING_APPROVAL = """
            select distinct order_id
            from orders.holds
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and reason in ('DISCOUNT', 'EXPEDITE')
            and automatic
            and released_at is null
            """;

    private static final String TROUBLED = """
            select orders.order_id
            from orders.orders
            where orders.tenant_id = :tenant
            and orders.order_id = any(:orders::uuid[])
            and (
                orders.on_hold
                or exists (
                    select 1
                    from orders.lines
                    where lines.tenant_id = orders.tenant_id
                    and lines.order_id = orders.order_id
                    and (lines.backordered > 0 or lines.promised_on > lines.first_promised_on)
                )
            )
            """;

    private static final String HELD_SINCE = """
            select order_id, min(placed_at) as since
            from orders.holds
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and released_at is null
            group by order_id
            """;

    private static final String SOURCING = """
            select at, cause, explanation
            from orders.sourcings
            where tenant_id = :tenant
            and order_id = :order
            order by sourcing_id desc
            limit 100
            """;

    /** Why an order was sourced as it was, at one moment. */
    public record Sourcing(Instant at, String cause, SourcingExplanation explanation) {}

    private final Db db;
    private final JsonMapper json;
    private final Orders orders;
    private final OrderTimeline timeline;
    private final ObjectProvider<OrderNames> names;

    OrderQueries(Db db, JsonMapper json, Orders orders, OrderTimeline timeline, ObjectProvider<OrderNames> names) {
        this.db = db;
        this.json = json;
        this.orders = orders;
        this.timeline = timeline;
        this.names = names;
    }

    public OrderView get(OrderId id) {
        return orders.find(List.of(id)).stream()
                .findFirst()
                .map(OrderView::of)
                .orElseThrow(() -> new NotFound("order", id));
    }

    public Optional<OrderId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .optional();
    }

    /**
     * The order that people call by its number, and programs by its id.
     *
     * @throws NotFound when it is neither
     */
    public OrderId called(String name) {
        var asked = name.strip();
        return byNumber(asked.toUpperCase(Locale.ROOT)).orElseGet(() -> OrderId.of(asked));
    }

    /** Unknown ones are absent. */
    public Map<OrderId, OrderView> find(Collection<OrderId> ids) {
        return orders.find(ids).stream().map(OrderView::of).collect(Collectors.toMap(OrderView::id, view -> view));
    }

    /** Those of them that are held, wait for units, or come later than was told first. */
    public Set<OrderId> troubled(Collection<OrderId> ids) {
        return db
                .sql(TROUBLED)
                .param("orders", Columns.texts(ids))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Those of them that wait for a second person. */
    public Set<OrderId> awaitingApproval(Collection<OrderId> ids) {
        return db
                .sql(AWAITING_APPROVAL)
                .param("orders", Columns.texts(ids))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Since when each has been held; those that are not are absent. */
    public Map<OrderId, Instant> heldSince(Collection<OrderId> ids) {
        return db
                .sql(HELD_SINCE)
                .param("orders", Columns.texts(ids))
                .query((row, _) -> Map.entry(new OrderId(Db.uuid(row, "order_id")), Db.instant(row, "since")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Page<OrderRow> list(OrderFilter filter, PageRequest request) {
        var search = search(filter.text());
        if (search.words() == null) {
            return page(filtered(LIST, filter, search), filter, request);
        }
        var newest = newest(filter, search, request);
        if (newest.next() != null) {
            return newest;
        }
        var found = found(search);
        return page(filtered(LIST, filter, found.size() > COUNTED ? search : search.among(found)), filter, request);
    }

    /** All orders with these words, when they are rare; left to itself, the planner walks through all orders for them. */
    private List<OrderId> found(Search search) {
        return filtered(COUNT, OrderFilter.all(), search)
                .sums(db, "order_id", "order_id", COUNTED + 1, (row, _) -> new OrderId(Db.uuid(row, "order_id")));
    }

    /** The first page when it lies among the newest orders, as it does for frequent words; empty otherwise. */
    private Page<OrderRow> newest(OrderFilter filter, Search search, PageRequest request) {
        return filter.sort() == OrderFilter.Sort.NEWEST && request.after() == null
                ? page(filtered(LIST_NEWEST, filter, search), filter, request)
                : new Page<>(List.of(), null);
    }

    private Page<OrderRow> page(ListQuery query, OrderFilter filter, PageRequest request) {
        boolean isOfATime = filter.placedFrom() != null || filter.placedBefore() != null;
        return switch (filter.sort()) {
            case NEWEST -> isOfATime ? byTime(query, request, true) : byId(query, request, BY_ID.reversed());
            case OLDEST -> isOfATime ? byTime(query, request, false) : byId(query, request, BY_ID);
            case PROMISED ->
                query.page(
                        db,
                        request,
                        List.of(new SortKey("promised_on", "date", false), BY_ID),
                        (row, _) -> row(row),
                        row -> Cursor.of(java.util.Objects.requireNonNull(row.promisedOn()), row.id()));
            case TOTAL ->
                query.page(
                        db,
                        request,
                        List.of(new SortKey("total_minor", "bigint", true), BY_ID.reversed()),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.total().minor(), row.id()));
        };
    }

    /** Exact up to {@value #COUNTED}; of words that are frequent among the newest orders, those among them. */
    public Count count(OrderFilter filter) {
        var search = search(filter.text());
        if (search.words() != null) {
            long newest = filtered(COUNT_NEWEST, filter, search).count(db, COUNTED);
            if (newest > FREQUENT) {
                return new Count(newest, false);
            }
        }
        return Count.upTo(COUNTED, filtered(COUNT, filter, search).count(db, COUNTED + 1));
    }

    /** An order that a job over many is about. */
    record Target(OrderId order, String number) {}

    /** The orders that a job is about, in the order in which they were placed. */
    List<Target> targets(HoldJobPlan plan, int most) {
        return ofJob(NUMBERS, plan)
                .page(
                        db,
                        PageRequest.first(most),
                        List.of(BY_ID),
                        (row, _) -> new Target(new OrderId(Db.uuid(row, "order_id")), row.getString("number")),
                        target -> Cursor.of(target.order()))
                .data();
    }

    List<OrderRow> firstTargets(HoldJobPlan plan, int most) {
        return ofJob(LIST, plan)
                .page(db, PageRequest.first(most), List.of(BY_ID), (row, _) -> row(row), row -> Cursor.of(row.id()))
                .data();
    }

    Count countTargets(HoldJobPlan plan, int most) {
        return Count.upTo(most, ofJob(COUNT, plan).count(db, most + 1));
    }

    /** Of those that the filter of a job lets through, those that can still be held, or that are held in such a way. */
    private ListQuery ofJob(String select, HoldJobPlan plan) {
        var filter = plan.orders();
        var query = filtered(select, filter.orders(), search(filter.text()))
                .where("country = :country", "country", filter.country())
                .where("""
                        exists (
                            select 1
                            from orders.lines
                            where lines.tenant_id = orders.tenant_id
                            and lines.order_id = orders.order_id
                            and lines.sku = :sku
                            and lines.ordered - lines.cancelled > lines.shipped
                        )""", "sku", filter.sku() == null ? null : filter.sku().value());
        var undoes = plan.undoes();
        if (undoes != null) {
            return query.where("""
                    order_id in (
                        select earlier.order_id
                        from orders.hold_job_orders earlier
                        where earlier.tenant_id = :tenant
                        and earlier.job_id = :undoes
                        and earlier.outcome = 'DONE'
                    )""", "undoes", undoes.value());
        }
        return switch (plan.kind()) {
            case HOLD -> query.where(true, TO_LEAVE);
            case RELEASE -> heldAs(query.where(true, "stage = 'OPEN'"), plan.holdsToRelease());
        };
    }

    private static ListQuery heldAs(ListQuery query, WhichHolds which) {
        return query.where("""
                        exists (
                            select 1
                            from orders.holds
                            where holds.tenant_id = orders.tenant_id
                            and holds.order_id = orders.order_id
                            and holds.released_at is null
                            and (:held_reason = '' or holds.reason = :held_reason)
                            and (:held_owner = '' or holds.owner = :held_owner)
                            and (not :held_unowned or holds.owner is null)
                            and (:held_rule = '' or holds.rule = :held_rule)
                            and holds.placed_at < cast(:held_before as timestamptz)
                            and (:held_source = '' or :held_source = case
                                when holds.rule is not null then 'RULE'
                                when holds.automatic or holds.placed_by = 'Baton' then 'BATON'
                                when holds.placed_by like 'Automation: %' then 'AUTOMATION'
                                else 'PERSON'
                            end)
                        )""", "held_unowned", which.unowned())
                .with(
                        "held_reason",
                        which.reason() == null ? "" : which.reason().name())
                .with(
                        "held_source",
                        which.source() == null ? "" : which.source().name())
                .with("held_owner", which.owner() == null ? "" : which.owner())
                .with("held_rule", which.rule() == null ? "" : which.rule())
                .with(
                        "held_before",
                        which.placedBefore() == null
                                ? "infinity"
                                : which.placedBefore().toString());
    }

    /**
     * Each exact up to {@value #COUNTED}; one more when there are more. For callers who see only a part of the company, of so many
     * orders in all.
     */
    public Map<OrderStatus, Long> countsByStatus() {
        RowMapper<Map.Entry<OrderStatus, Long>> counted =
                (row, _) -> Map.entry(OrderStatus.valueOf(row.getString("status")), row.getLong("orders"));
        var rows = Caller.current().within().seesAll()
                ? db.sql(BY_STATUS)
                        .param("statuses", Columns.texts(List.of(OrderStatus.values())))
                        .param("bound", COUNTED + 1)
                        .query(counted)
                        .list()
                : new ListQuery(STATUSES)
                        .ofOrders("order_id")
                        .sums(db, "status, count(*) as orders", "status", COUNTED + 1, counted);
        var counts = new EnumMap<OrderStatus, Long>(OrderStatus.class);
        rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
        return counts;
    }

    /** Newest first. */
    public Page<TimelineEntry> timeline(OrderId order, PageRequest request) {
        return timeline.list(order, request);
    }

    /** The latest decision first. */
    public List<Sourcing> sourcing(OrderId order) {
        return db.sql(SOURCING)
                .param("order", order.value())
                .query((row, _) -> new Sourcing(
                        Db.instant(row, "at"),
                        row.getString("cause"),
                        json.readValue(row.getString("explanation"), SourcingExplanation.class)))
                .list();
    }

    /** By the time itself, so that a day of two years ago is where its index begins. */
    private Page<OrderRow> byTime(ListQuery query, PageRequest request, boolean descending) {
        return query.page(
                db,
                request,
                List.of(
                        new SortKey("placed_at", "timestamptz", descending),
                        new SortKey("order_id", "uuid", descending)),
                (row, _) -> row(row),
                row -> Cursor.of(row.placedAt(), row.id()));
    }

    /** Ids are ordered by time. */
    private Page<OrderRow> byId(ListQuery query, PageRequest request, SortKey key) {
        return query.page(db, request, List.of(key), (row, _) -> row(row), row -> Cursor.of(row.id()));
    }

    /**
     * What was typed to find orders.
     *
     * @param named the orders that bear it as a name; then its words do not matter
     * @param words a {@code tsquery}, as text
     * @param isNothing that there is nothing in it to be found
     */
    private record Search(List<OrderId> named, @Nullable String words, boolean isNothing) {

        Search among(List<OrderId> found) {
            return new Search(found, null, found.isEmpty());
        }
    }

    private Search search(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Search(List.of(), null, false);
        }
        var named = named(text.strip());
        var words = named.isEmpty() ? SearchWords.query(text) : null;
        return new Search(named, words, named.isEmpty() && words == null);
    }

    private static ListQuery filtered(String select, OrderFilter filter, Search search) {
        var field = filter.customField();
        return new ListQuery(select)
                .ofOrders("order_id")
                .where(
                        "status = :status",
                        "status",
                        filter.statuses().size() == 1
                                ? filter.statuses().getFirst().name()
                                : null)
                .where(
                        "status = any(:statuses)",
                        "statuses",
                        filter.statuses().size() < 2 ? null : Columns.texts(filter.statuses()))
                .where("channel = :channel", "channel", filter.channel())
                .where("external_reference = :reference", "reference", filter.externalReference())
                .where(
                        "customer = :customer",
                        "customer",
                        filter.customer() == null ? null : filter.customer().value())
                .where("""
                        exists (
                            select 1
                            from orders.allocations
                            where allocations.tenant_id = orders.tenant_id
                            and allocations.order_id = orders.order_id
                            and allocations.site = :site
                        )""", "site", filter.site() == null ? null : filter.site().value())
                .where("""
                        exists (
                            select 1
                            from orders.holds
                            where holds.tenant_id = orders.tenant_id
                            and holds.order_id = orders.order_id
                            and holds.released_at is null
                            and holds.reason = :hold
                        )""", "hold", filter.hold() == null ? null : filter.hold().name())
                .where("""
                        exists (
                            select 1
                            from orders.order_tags
                            where order_tags.tenant_id = orders.tenant_id
                            and order_tags.order_id = orders.order_id
                            and order_tags.tag_key = :tag
                        )""", "tag", filter.tag() == null ? null : OrderTag.key(filter.tag()))
                .where("""
                        exists (
                            select 1
                            from orders.custom_values
                            where custom_values.tenant_id = orders.tenant_id
                            and custom_values.order_id = orders.order_id
                            and custom_values.field = :custom_field
                            and custom_values.value_key = :custom_key
                        )""", "custom_key", field == null ? null : field.key())
                .with("custom_field", field == null ? null : field.field())
                .where("promised_on < :late_on and " + TO_LEAVE, "late_on", filter.lateOn())
                .where(filter.sort() == OrderFilter.Sort.PROMISED, "promised_on is not null and " + TO_LEAVE)
                .where("placed_at >= :placed_from", "placed_from", filter.placedFrom())
                .where("placed_at < :placed_before", "placed_before", filter.placedBefore())
                .where(
                        "order_id = any(:named::uuid[])",
                        "named",
                        search.named().isEmpty() ? null : Columns.texts(search.named()))
                .where("search @@ cast(:words as tsquery)", "words", search.words())
                .where(search.isNothing(), "false");
    }

    /** Under a name that others gave it, such as a tracking number. */
    private List<OrderId> named(String text) {
        return text.length() < SHORTEST_NAME || text.length() > LONGEST_NAME || text.indexOf(' ') >= 0
                ? List.of()
                : names.stream()
                        .flatMap(each -> each.orders(text).stream())
                        .distinct()
                        .toList();
    }

    private static OrderRow row(ResultSet row) throws SQLException {
        return new OrderRow(
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("channel"),
                row.getString("external_reference"),
                row.getString("customer"),
                row.getString("customer_name"),
                row.getBoolean("vip"),
                row.getString("country"),
                Db.dateOrNull(row, "requested_on"),
                Db.dateOrNull(row, "promised_on"),
                row.getInt("priority"),
                row.getLong("units"),
                Money.of(row.getLong("total_minor"), row.getString("currency")),
                Db.texts(row, "holds").stream().map(HoldReason::valueOf).toList(),
                Db.texts(row, "sites").stream().map(SiteCode::new).toList(),
                Db.texts(row, "tags"),
                Db.instant(row, "placed_at"),
                Db.instant(row, "changed_at"),
                row.getInt("version"));
    }
}
