package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.SearchText;
import dev.baton.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists and sums over returns. */
@Repository
class ReturnLists {

    private static final String LIST = """
            select return_id, number, order_id, order_number, customer_name, site, state, wish, origin, keeps_goods, currency,
                value_minor, requested_at, expires_on,
                (
                    select coalesce(sum(greatest(lines.quantity, lines.received)), 0)::bigint
                    from returns.lines
                    where lines.tenant_id = returns.tenant_id
                    and lines.return_id = returns.return_id
                ) as units,
                (
                    select coalesce(sum(lines.received), 0)::bigint
                    from returns.lines
                    where lines.tenant_id = returns.tenant_id
                    and lines.return_id = returns.return_id
                ) as received,
                (
                    select array_agg(distinct coalesce(lines.graded_cause, lines.cause))
                    from returns.lines
                    where lines.tenant_id = returns.tenant_id
                    and lines.return_id = returns.return_id
                ) as causes
            from returns.returns
            where tenant_id = :tenant
            """;

    private static final String COUNTS = """
            select state, count(*) as returns
            from returns.returns
            where tenant_id = :tenant
            and state in ('REQUESTED', 'APPROVED', 'IN_TRANSIT', 'RECEIVED', 'INSPECTED')
            group by state
            """;

    /** Approved returns of goods that customers keep, which nobody has settled. */
    private static final String KEPT = """
            select count(*)
            from returns.returns
            where tenant_id = :tenant
            and state = 'APPROVED'
            and keeps_goods
            """;

    private static final String SHIPPED = """
            select coalesce(sum(quantity), 0)::bigint
            from shipping.shipped_units_view
            where tenant_id = :tenant
            and dispatched_at >= :from
            and dispatched_at < :until
            """;

    private static final String CAUSES = """
            select coalesce(lines.graded_cause, lines.cause) as cause,
                sum(case when returns.keeps_goods then lines.quantity else lines.received end)::bigint as units
            from returns.lines
            join returns.returns on returns.tenant_id = lines.tenant_id and returns.return_id = lines.return_id
            where lines.tenant_id = :tenant
            and lines.order_line is not null
            and lines.shipped_at >= :from
            and lines.shipped_at < :until
            and (
                lines.received > 0
                or (returns.keeps_goods and returns.state in ('APPROVED', 'CLOSED'))
            )
            group by coalesce(lines.graded_cause, lines.cause)
            order by coalesce(lines.graded_cause, lines.cause)
            """;

    private static final String UNITS = """
            select return_id, number, line_number, sku, disposition, grade, site, quantity
            from returns.units_view
            where tenant_id = :tenant
            """;

    private static final String LEDGER = """
            select entry_id, line_number, sku, site, was, disposition, grade, quantity, words, at, actor
            from returns.ledger
            where tenant_id = :tenant
            """;

    private static final String BY_LINE = """
            select order_line, sum(received)::bigint as units
            from returns.lines
            join returns.returns on returns.tenant_id = lines.tenant_id and returns.return_id = lines.return_id
            where lines.tenant_id = :tenant
            and returns.order_id = :order
            and order_line is not null
            group by order_line
            """;

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final Db db;

    ReturnLists(Db db) {
        this.db = db;
    }

    /** Newest first. */
    Page<ReturnRow> list(ReturnFilter filter, PageRequest request) {
        return filtered(filter)
                .page(
                        db,
                        request,
                        List.of(new SortKey("return_id", "uuid", true)),
                        (row, _) -> row(row),
                        row -> Cursor.of(row.id()));
    }

    long count(ReturnFilter filter, int bound) {
        return filtered(filter).count(db, bound);
    }

    private static ListQuery filtered(ReturnFilter filter) {
        var site = filter.site();
        var cause = filter.cause();
        var query = new ListQuery(LIST)
                .ofOrders("order_id")
                .where(
                        "state = any(:states)",
                        "states",
                        filter.states().isEmpty() ? null : Columns.texts(filter.states()))
                .where(
                        "order_id = :order",
                        "order",
                        filter.order() == null ? null : filter.order().value())
                .where("site = :site", "site", site == null ? null : site.value())
                .where("""
                        exists (
                            select 1
                            from returns.lines
                            where lines.tenant_id = returns.tenant_id
                            and lines.return_id = returns.return_id
                            and coalesce(lines.graded_cause, lines.cause) = :cause
                        )""", "cause", cause == null ? null : cause.name())
                .where(filter.fulfilment(), """
                        exists (
                            select 1
                            from returns.lines
                            where lines.tenant_id = returns.tenant_id
                            and lines.return_id = returns.return_id
                            and coalesce(lines.graded_cause, lines.cause) in ('PICK', 'PACK')
                            and (
                                lines.received > 0
                                or (returns.keeps_goods and returns.state in ('APPROVED', 'CLOSED'))
                            )
                        )""")
                .where("""
                        exists (
                            select 1
                            from returns.lines
                            where lines.tenant_id = returns.tenant_id
                            and lines.return_id = returns.return_id
                            and lines.shipped_at >= :shipped_from
                        )""", "shipped_from", filter.shippedFrom())
                .where("""
                        exists (
                            select 1
                            from returns.lines
                            where lines.tenant_id = returns.tenant_id
                            and lines.return_id = returns.return_id
                            and lines.shipped_at < :shipped_before
                        )""", "shipped_before", filter.shippedBefore());
        var patterns = SearchText.patterns(filter.text());
        for (int i = 0; i < patterns.size(); i++) {
            query.where("search like :text%d".formatted(i), "text" + i, patterns.get(i));
        }
        return query;
    }

    Map<ReturnState, Long> counts() {
        var counts = new EnumMap<ReturnState, Long>(ReturnState.class);
        db.sql(COUNTS)
                .query((row, _) -> counts.put(ReturnState.valueOf(row.getString("state")), row.getLong("returns")))
                .list();
        return counts;
    }

    long kept() {
        return db.sql(KEPT).query(Long.class).single();
    }

    ReturnRates rates(@Nullable Instant from, @Nullable Instant until) {
        var first = Db.timestamp(from == null ? FIRST : from);
        var last = Db.timestamp(until == null ? LAST : until);
        long shipped = db.sql(SHIPPED)
                .param("from", first)
                .param("until", last)
                .query(Long.class)
                .single();
        var causes = db.sql(CAUSES)
                .param("from", first)
                .param("until", last)
                .query((row, _) -> new ReturnRates.OfCause(Cause.valueOf(row.getString("cause")), row.getLong("units")))
                .list();
        return ReturnRates.of(from, until, shipped, causes);
    }

    /** By item, then by return. */
    Page<ReturnedUnit> units(@Nullable Disposition disposition, @Nullable SiteCode site, PageRequest request) {
        return new ListQuery(UNITS)
                .where("disposition = :disposition", "disposition", disposition == null ? null : disposition.name())
                .where("site = :site", "site", site == null ? null : site.value())
                .page(
                        db,
                        request,
                        List.of(
                                new SortKey("sku", "text", false),
                                new SortKey("return_id", "uuid", false),
                                new SortKey("line_number", "bigint", false),
                                new SortKey("disposition", "text", false),
                                new SortKey("grade", "text", false)),
                        (row, _) -> unit(row),
                        unit -> Cursor.of(
                                unit.sku(),
                                unit.returnId(),
                                unit.line(),
                                unit.disposition(),
                                unit.grade() == null ? "" : unit.grade()));
    }

    /** Oldest first. */
    Page<ReturnStep> ledger(ReturnId of, PageRequest request) {
        return new ListQuery(LEDGER)
                .where("return_id = :id", "id", of.value())
                .page(
                        db,
                        request,
                        List.of(new SortKey("entry_id", "uuid", false)),
                        (row, _) -> step(row),
                        step -> Cursor.of(step.id()));
    }

    /** Units of each line of an order that have come back. */
    Map<LineId, Long> received(OrderId order) {
        return db
                .sql(BY_LINE)
                .param("order", order.value())
                .query((row, _) -> Map.entry(new LineId(Db.uuid(row, "order_line")), row.getLong("units")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ReturnRow row(ResultSet row) throws SQLException {
        return new ReturnRow(
                new ReturnId(Db.uuid(row, "return_id")),
                row.getString("number"),
                ReturnState.valueOf(row.getString("state")),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                row.getString("customer_name"),
                new SiteCode(row.getString("site")),
                Wish.valueOf(row.getString("wish")),
                ReturnOrigin.valueOf(row.getString("origin")),
                row.getBoolean("keeps_goods"),
                Money.of(row.getLong("value_minor"), row.getString("currency")),
                row.getLong("units"),
                row.getLong("received"),
                Db.texts(row, "causes").stream().map(Cause::valueOf).toList(),
                Db.instant(row, "requested_at"),
                Db.dateOrNull(row, "expires_on"));
    }

    private static ReturnedUnit unit(ResultSet row) throws SQLException {
        return new ReturnedUnit(
                new ReturnId(Db.uuid(row, "return_id")),
                row.getString("number"),
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                Disposition.valueOf(row.getString("disposition")),
                grade(row),
                new SiteCode(row.getString("site")),
                row.getLong("quantity"));
    }

    private static ReturnStep step(ResultSet row) throws SQLException {
        var was = row.getString("was");
        return new ReturnStep(
                Db.uuid(row, "entry_id"),
                Db.instant(row, "at"),
                row.getString("actor"),
                row.getInt("line_number"),
                new Sku(row.getString("sku")),
                new SiteCode(row.getString("site")),
                was == null ? null : Disposition.valueOf(was),
                Disposition.valueOf(row.getString("disposition")),
                grade(row),
                row.getLong("quantity"),
                row.getString("words"));
    }

    private static @Nullable Grade grade(ResultSet row) throws SQLException {
        var grade = row.getString("grade");
        return grade.isEmpty() ? null : Grade.valueOf(grade);
    }
}
