package dev.baton.console.home;

import dev.baton.orders.HoldQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.data.Db;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How many orders came in, left and arrived, by day and week: from what orders and shipping publish. */
@Repository
@Transactional(readOnly = true)
public class FlowReading {

    /** An id is never older than what it names, so the first id of a day finds the rows of that day by their key. */
    private static final String PLACED = """
            select (placed_at at time zone :zone)::date as day, count(*) as orders
            from orders.orders_view
            where tenant_id = :tenant
            and order_id >= :first
            and placed_at >= :since
            group by day
            """;

    private static final String LEFT = """
            select (dispatched_at at time zone :zone)::date as day, count(*) as orders
            from shipping.departures_view
            where tenant_id = :tenant
            and dispatched_at >= :since
            group by day
            """;

    private static final String PLACED_BETWEEN = """
            select count(*)
            from orders.orders_view
            where tenant_id = :tenant
            and order_id >= :first
            and placed_at >= :since
            and placed_at < :until
            """;

    private static final String LEFT_BETWEEN = """
            select count(*)
            from shipping.departures_view
            where tenant_id = :tenant
            and dispatched_at >= :since
            and dispatched_at < :until
            """;

    /**
     * On-time delivery at the level of orders: of those whose first promise fell into a week, how many had arrived whole by that
     * day. Cancelled orders are left out; what has not arrived is late once its day is over.
     */
    private static final String ON_TIME = """
            select date_trunc('week', due.first_promised_on)::date as week, count(*) as due,
                count(*) filter (where due.arrived_on <= due.first_promised_on) as on_time
            from (
                select shipped.order_id, orders.first_promised_on,
                    case when orders.status = 'DELIVERED'
                        then max((shipped.delivered_at at time zone :zone)::date) end as arrived_on
                from orders.orders_promised_view orders
                left join shipping.departures_view shipped
                    on shipped.tenant_id = orders.tenant_id
                    and shipped.order_id = orders.order_id
                where orders.tenant_id = :tenant
                and orders.first_promised_on >= :since
                and orders.first_promised_on < :until
                and orders.status <> 'CANCELLED'
                group by orders.order_id, shipped.order_id, orders.first_promised_on, orders.status
            ) due
            group by week
            order by week
            """;

    /** An order that is over keeps the holds that it had, and waits for nobody. */
    private static final String HOLDS = """
            select reason, count(distinct order_id) as orders, min(placed_at) as since
            from (
                select holds.reason, holds.order_id, holds.placed_at
                from orders.holds_view holds
                cross join lateral (
                    select stage
                    from orders.orders_view
                    where orders_view.tenant_id = holds.tenant_id
                    and orders_view.order_id = holds.order_id
                    limit 1
                ) orders
                where holds.tenant_id = :tenant
                and holds.released_at is null
                and orders.stage = 'OPEN'
                order by holds.placed_at, holds.hold_id
                limit :most
            ) standing
            group by reason
            order by orders desc, reason
            """;

    /** Orders due in a week, and those that arrived whole in time. */
    public record Week(LocalDate from, long due, long onTime) {}

    /** Orders that one reason holds now. */
    public record Held(String reason, long orders, Instant since) {}

    private final Db db;

    FlowReading(Db db) {
        this.db = db;
    }

    /** Orders placed, every day from {@code from} to {@code to}, the quiet ones with nothing. */
    Map<LocalDate, Long> placed(LocalDate from, LocalDate to, ZoneId zone) {
        var since = from.atStartOfDay(zone).toInstant();
        return byDay(
                from,
                to,
                db.sql(PLACED)
                        .param("zone", zone.getId())
                        .param("first", Ids.firstAt(since))
                        .param("since", Db.timestamp(since))
                        .query((row, _) -> Map.entry(row.getDate("day").toLocalDate(), row.getLong("orders")))
                        .list());
    }

    /** Shipments that left, every day. */
    Map<LocalDate, Long> left(LocalDate from, LocalDate to, ZoneId zone) {
        return byDay(
                from,
                to,
                db.sql(LEFT)
                        .param("zone", zone.getId())
                        .param("since", Db.timestamp(from.atStartOfDay(zone).toInstant()))
                        .query((row, _) -> Map.entry(row.getDate("day").toLocalDate(), row.getLong("orders")))
                        .list());
    }

    long placed(Instant since, Instant until) {
        return db.sql(PLACED_BETWEEN)
                .param("first", Ids.firstAt(since))
                .param("since", Db.timestamp(since))
                .param("until", Db.timestamp(until))
                .query(Long.class)
                .single();
    }

    long left(Instant since, Instant until) {
        return db.sql(LEFT_BETWEEN)
                .param("since", Db.timestamp(since))
                .param("until", Db.timestamp(until))
                .query(Long.class)
                .single();
    }

    /** Weeks with orders due, oldest first; {@code until} is excluded. */
    List<Week> onTime(LocalDate since, LocalDate until, ZoneId zone) {
        return db.sql(ON_TIME)
                .param("zone", zone.getId())
                .param("since", since)
                .param("until", until)
                .query((row, _) ->
                        new Week(row.getDate("week").toLocalDate(), row.getLong("due"), row.getLong("on_time")))
                .list();
    }

    /** The most frequent reason first; of more than ten thousand holds, those that stand the longest. */
    List<Held> held() {
        return db.sql(HOLDS)
                .param("most", HoldQueries.COUNTED)
                .query((row, _) -> new Held(row.getString("reason"), row.getLong("orders"), Db.instant(row, "since")))
                .list();
    }

    private static Map<LocalDate, Long> byDay(LocalDate from, LocalDate to, List<Map.Entry<LocalDate, Long>> counted) {
        var found = new TreeMap<LocalDate, Long>();
        counted.forEach(day -> found.put(day.getKey(), day.getValue()));
        var days = new LinkedHashMap<LocalDate, Long>();
        from.datesUntil(to.plusDays(1)).forEach(day -> days.put(day, found.getOrDefault(day, 0L)));
        return days;
    }
}
