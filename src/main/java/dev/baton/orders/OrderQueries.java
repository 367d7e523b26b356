package dev.baton.orders;

import dev.baton.network.SiteCode;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What can be read about orders. */
@Repository
@Transactional(readOnly = true)
public class OrderQueries {

    /** How far a list is counted: beyond it, a screen says "10,000+". */
    public static final int COUNTED = 10_000;

    private static final String LIST = """
            select order_id, number, status, channel, external_reference, customer, customer_name, vip, country, requested_on,
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
                ) as sites
            from orders.orders
            where tenant_id = :tenant
            """;

    private static final String COUNT = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            """;

    private static final String BY_STATUS = """
            select status, count(*) as orders
            from orders.orders
            where tenant_id = :tenant
            group by status
            """;

    private static final String BY_NUMBER = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            and number = :number
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

    OrderQueries(Db db, JsonMapper json, Orders orders, OrderTimeline timeline) {
        this.db = db;
        this.json = json;
        this.orders = orders;
        this.timeline = timeline;
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

    /** Unknown ones are absent. */
    public Map<OrderId, OrderView> find(Collection<OrderId> ids) {
        return orders.find(ids).stream().map(OrderView::of).collect(Collectors.toMap(OrderView::id, view -> view));
    }

    public Page<OrderRow> list(OrderFilter filter, PageRequest request) {
        return switch (filter.sort()) {
            case NEWEST -> page(filter, request, new SortKey("order_id", "uuid", true), row -> Cursor.of(row.id()));
            case OLDEST -> page(filter, request, new SortKey("order_id", "uuid", false), row -> Cursor.of(row.id()));
            case PROMISED ->
                filtered(LIST, filter)
                        .where(true, "promised_on is not null")
                        .page(
                                db,
                                request,
                                List.of(
                                        new SortKey("promised_on", "date", false),
                                        new SortKey("order_id", "uuid", false)),
                                (row, _) -> row(row),
                                row -> Cursor.of(java.util.Objects.requireNonNull(row.promisedOn()), row.id()));
            case TOTAL ->
                filtered(LIST, filter)
                        .page(
                                db,
                                request,
                                List.of(
                                        new SortKey("total_minor", "bigint", true),
                                        new SortKey("order_id", "uuid", true)),
                                (row, _) -> row(row),
                                row -> Cursor.of(row.total().minor(), row.id()));
        };
    }

    /** Exact up to {@value #COUNTED}. */
    public long count(OrderFilter filter) {
        return filtered(COUNT, filter).count(db, COUNTED);
    }

    public Map<OrderStatus, Long> countsByStatus() {
        var counts = new EnumMap<OrderStatus, Long>(OrderStatus.class);
        db.sql(BY_STATUS)
                .query((row, _) -> counts.put(OrderStatus.valueOf(row.getString("status")), row.getLong("orders")))
                .list();
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

    private Page<OrderRow> page(
            OrderFilter filter,
            PageRequest request,
            SortKey sort,
            java.util.function.Function<OrderRow, Cursor> cursorOf) {
        return filtered(LIST, filter).page(db, request, List.of(sort), (row, _) -> row(row), cursorOf);
    }

    private static ListQuery filtered(String select, OrderFilter filter) {
        var text = filter.text() == null ? null : filter.text().strip().toLowerCase(Locale.ROOT);
        return new ListQuery(select)
                .where(
                        "status = any(:statuses)",
                        "statuses",
                        filter.statuses().isEmpty() ? null : Columns.texts(filter.statuses()))
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
                .where(
                        "promised_on < :late_on and status not in ('SHIPPED', 'DELIVERED', 'CANCELLED')",
                        "late_on",
                        filter.lateOn())
                .where("placed_at >= :placed_from", "placed_from", filter.placedFrom())
                .where("placed_at < :placed_before", "placed_before", filter.placedBefore())
                .where(
                        "search like '%' || :text || '%'",
                        "text",
                        text == null
                                ? null
                                : text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
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
                Db.instant(row, "placed_at"),
                Db.instant(row, "changed_at"),
                row.getInt("version"));
    }
}
