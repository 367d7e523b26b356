package dev.baton.console.worklist;

import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How well exceptions are dealt with, from what the worklist, billing and the letters publish. */
@Repository
@Transactional(readOnly = true)
class ResolutionReading {

    /** The latest so many are looked at. */
    static final int MOST = 20_000;

    /** For so many days what comes again counts as not dealt with. */
    static final int WATCHED_DAYS = 7;

    private static final String RESOLUTIONS = """
            with closed as (
                select item_id, order_id, raised_at, closed_at, closed_at <= due_at as in_time, reopened > 0 as reopened,
                    case :by when 'PERSON' then closed_by when 'CAUSE' then coalesce(cause, '') else kind end as what
                from worklist.items_view
                where tenant_id = :tenant
                and state = 'CLOSED'
                and closed_at >= :since
                order by closed_at desc, item_id desc
                limit :most
            ),
            judged as (
                select closed.what, closed.in_time, closed.reopened, given.minor > 0 as compensated, given.own_minor,
                    extract(epoch from closed.closed_at - closed.raised_at) as seconds,
                    exists (
                        select 1
                        from worklist.items_view others
                        where others.tenant_id = :tenant
                        and others.order_id = closed.order_id
                        and others.raised_at > closed.closed_at
                        and others.raised_at <= closed.closed_at + make_interval(days => :days)
                    )
                    or exists (
                        select 1
                        from notifications.letters_by_hand_view letters
                        where letters.tenant_id = :tenant
                        and letters.order_id = closed.order_id
                        and letters.happened_at > closed.closed_at
                        and letters.happened_at <= closed.closed_at + make_interval(days => :days)
                    ) as came_back
                from closed
                cross join lateral (
                    select coalesce(sum(total_minor), 0) as minor,
                        coalesce(sum(total_minor) filter (where currency = :currency), 0) as own_minor
                    from billing.credit_memos_view memos
                    where memos.tenant_id = :tenant
                    and memos.order_id = closed.order_id
                    and memos.reason = 'GOODWILL'
                    and memos.issued_at >= closed.raised_at
                    and memos.issued_at <= closed.closed_at + make_interval(days => :days)
                ) given
            )
            select what, count(*) as closed, count(*) filter (where in_time) as in_time,
                count(*) filter (where reopened) as reopened, count(*) filter (where came_back) as came_back,
                count(*) filter (where compensated) as compensated, sum(own_minor)::bigint as compensation,
                count(*) filter (where in_time and not reopened and not came_back and not compensated) as good,
                percentile_cont(0.5) within group (order by seconds) as middle,
                percentile_cont(0.9) within group (order by seconds) as most
            from judged
            group by what
            order by count(*) desc, what
            limit 500
            """;

    /** By what it is told apart. */
    enum By {
        KIND,
        PERSON,
        CAUSE
    }

    private final Db db;

    ResolutionReading(Db db) {
        this.db = db;
    }

    /**
     * Those of which most was closed first.
     *
     * @param currency the company's own
     */
    List<Resolution> since(Instant since, By by, String currency) {
        return db.sql(RESOLUTIONS)
                .param("since", Db.timestamp(since))
                .param("by", by.name())
                .param("most", MOST)
                .param("days", WATCHED_DAYS)
                .param("currency", currency)
                .query((row, _) -> new Resolution(
                        row.getString("what"),
                        row.getLong("closed"),
                        row.getLong("in_time"),
                        row.getLong("reopened"),
                        row.getLong("came_back"),
                        row.getLong("compensated"),
                        Money.of(row.getLong("compensation"), currency),
                        row.getLong("good"),
                        row.getDouble("middle"),
                        row.getDouble("most")))
                .list();
    }
}
