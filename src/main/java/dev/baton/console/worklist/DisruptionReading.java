package dev.baton.console.worklist;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkStep;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a disruption has touched, what was done about it and what it cost: from what the capabilities publish. */
@Repository
@Transactional(readOnly = true)
class DisruptionReading {

    /** So many orders are read, from the first that was touched. */
    static final int MOST_ORDERS = 1_000;

    private static final int MOST_STEPS = 20_000;

    private static final String TOUCHED = """
            from worklist.items_view items
            where items.tenant_id = :tenant
            and items.order_id is not null
            and items.raised_at >= :from
            and items.raised_at < :to
            and (:kind = '' or items.kind = :kind)
            and (:cause = '' or items.cause = :cause)
            """;

    private static final String ORDERS = """
            with touched as (
                select items.order_id, count(*) as exceptions, array_agg(distinct items.kind order by items.kind) as kinds,
                    min(items.raised_at) as since,
                    case when bool_and(items.state = 'CLOSED') then max(items.closed_at) end as until
            """ + TOUCHED + """
                group by items.order_id
                order by min(items.raised_at), items.order_id
                limit :most
            )
            select touched.order_id, orders.number, orders.customer_name, orders.status, orders.total_minor, orders.currency,
                orders.placed_at, orders.first_promised_on, orders.promised_on, touched.exceptions, touched.kinds, touched.since,
                touched.until, credited.minor as credited_minor, refunded.minor as refunded_minor
            from touched
            join orders.orders_view orders on orders.tenant_id = :tenant and orders.order_id = touched.order_id
            cross join lateral (
                select coalesce(sum(total_minor), 0)::bigint as minor
                from billing.credit_memos_view memos
                where memos.tenant_id = :tenant
                and memos.order_id = touched.order_id
                and memos.issued_at >= touched.since
            ) credited
            cross join lateral (
                select coalesce(sum(amount_minor), 0)::bigint as minor
                from billing.refunds_view refunds
                where refunds.tenant_id = :tenant
                and refunds.order_id = touched.order_id
                and refunds.memo_id is null
                and refunds.requested_at >= touched.since
            ) refunded
            order by touched.since, touched.order_id
            """;

    private static final String TOTALS = """
            select count(*) as exceptions, count(distinct items.order_id) as orders,
                count(*) filter (where items.state = 'OPEN') as open,
                count(*) filter (where items.closed_at <= items.due_at) as in_time,
                min(items.raised_at) as first, max(items.raised_at) as last, max(items.closed_at) as closed,
                percentile_cont(0.5) within group (order by extract(epoch from items.closed_at - items.raised_at)) as middle
            """ + TOUCHED;

    private static final String OVER_TIME = """
            select date_trunc(:unit, items.raised_at, :zone) as since, count(*) as raised
            """ + TOUCHED + """
            group by since
            order by since
            limit 1000
            """;

    private static final String STEPS = """
            select items.order_number, items.kind, steps.at, steps.who, steps.what, steps.person, steps.fix, steps.said_key,
                steps.said_facts, steps.note
            from worklist.steps_view steps
            join (
                select items.item_id, items.order_number, items.kind
            """ + TOUCHED + """
            ) items on items.item_id = steps.item_id
            where steps.tenant_id = :tenant
            order by steps.at, steps.step_id
            limit :most
            """;

    /**
     * All of it in figures.
     *
     * @param open that nobody has closed yet
     * @param closedAt when the last was closed; null when none was
     * @param middleSeconds from raised to closed, of half of them at most
     */
    record Totals(
            long exceptions,
            long orders,
            long open,
            long inTime,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable Instant closedAt,
            double middleSeconds) {}

    /** How many were raised in the hour or on the day that begins then. */
    record Raised(Instant since, long items) {}

    /** Something that was done about one of the exceptions. */
    record Step(
            String order,
            String kind,
            Instant at,
            String who,
            WorkStep.What what,
            @Nullable String person,
            @Nullable String fix,
            @Nullable Sentence said,
            @Nullable String note) {}

    private final Db db;

    DisruptionReading(Db db) {
        this.db = db;
    }

    Totals totals(Disruption disruption) {
        return about(TOTALS, disruption)
                .query((row, _) -> new Totals(
                        row.getLong("exceptions"),
                        row.getLong("orders"),
                        row.getLong("open"),
                        row.getLong("in_time"),
                        Db.instantOrNull(row, "first"),
                        Db.instantOrNull(row, "last"),
                        Db.instantOrNull(row, "closed"),
                        row.getDouble("middle")))
                .single();
    }

    /** Of the first {@value #MOST_ORDERS}, those that were touched first first. */
    List<DisruptedOrder> orders(Disruption disruption) {
        return about(ORDERS, disruption)
                .param("most", MOST_ORDERS)
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    return new DisruptedOrder(
                            new OrderId(Db.uuid(row, "order_id")),
                            row.getString("number"),
                            row.getString("customer_name"),
                            OrderStatus.valueOf(row.getString("status")),
                            Money.of(row.getLong("total_minor"), currency),
                            Db.instant(row, "placed_at"),
                            Db.dateOrNull(row, "first_promised_on"),
                            Db.dateOrNull(row, "promised_on"),
                            row.getLong("exceptions"),
                            Db.texts(row, "kinds"),
                            Db.instant(row, "since"),
                            Db.instantOrNull(row, "until"),
                            Money.of(row.getLong("credited_minor"), currency),
                            Money.of(row.getLong("refunded_minor"), currency));
                })
                .list();
    }

    /**
     * How many were raised in each hour or on each day in which any was.
     *
     * @param unit hours or days
     * @param zone in which a day begins
     */
    List<Raised> overTime(Disruption disruption, ChronoUnit unit, ZoneId zone) {
        return about(OVER_TIME, disruption)
                .param("unit", unit == ChronoUnit.HOURS ? "hour" : "day")
                .param("zone", zone.getId())
                .query((row, _) -> new Raised(Db.instant(row, "since"), row.getLong("raised")))
                .list();
    }

    /** The first {@value #MOST_STEPS}, in the order in which they were taken. */
    List<Step> steps(Disruption disruption) {
        return about(STEPS, disruption)
                .param("most", MOST_STEPS)
                .query((row, _) -> {
                    var said = row.getString("said_key");
                    return new Step(
                            row.getString("order_number"),
                            row.getString("kind"),
                            Db.instant(row, "at"),
                            row.getString("who"),
                            WorkStep.What.valueOf(row.getString("what")),
                            row.getString("person"),
                            row.getString("fix"),
                            said == null ? null : new Sentence(said, Db.texts(row, "said_facts")),
                            row.getString("note"));
                })
                .list();
    }

    private StatementSpec about(String statement, Disruption disruption) {
        var kind = disruption.kind();
        var cause = disruption.cause();
        return db.sql(statement)
                .param("from", Db.timestamp(disruption.from()))
                .param("to", Db.timestamp(disruption.to()))
                .param("kind", kind == null ? "" : kind)
                .param("cause", cause == null ? "" : cause);
    }
}
