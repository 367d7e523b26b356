package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Within;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkingHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How fast the sites ship, and when they will be through with what is due. */
@Repository
@Transactional(readOnly = true)
public class PaceQueries {

    /** How far back the pace is read. */
    private static final Duration LATELY = Duration.ofDays(7);

    private static final String DEPARTURES = """
            select site, sum(units)::bigint as units
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and status = 'SHIPPED'
            and changed_at >= :since
            group by site
            """;

    private static final String DUE = """
            select site, sum(units)::bigint as units
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            and stage in ('OPEN', 'RELEASED')
            and not on_hold
            and ship_on <= :today
            group by site
            """;

    private final Db db;
    private final WorkQueries policies;
    private final Clock clock;

    PaceQueries(Db db, WorkQueries policies, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * When each site will be through with all that must leave by {@code today} and is not held, at its pace of late, in working
     * time. A site of which too little is known is absent, and so is one that has nothing to do.
     *
     * @throws org.springframework.security.access.AccessDeniedException for callers who see only a part of the company
     */
    public Map<SiteCode, Instant> ready(LocalDate today) {
        if (!Caller.current().within().seesAll()) {
            throw Within.refusal();
        }
        var now = clock.instant();
        var hours = policies.workingHours();
        var paces = paces(now, hours);
        var ready = new HashMap<SiteCode, Instant>();
        db.sql(DUE).param("today", today).query(row -> {
            var site = SiteCode.of(row.getString("site"));
            var pace = paces.get(site);
            if (pace != null) {
                ready.put(site, pace.ready(row.getLong("units"), now, hours));
            }
        });
        return ready;
    }

    /** By site; those of which too little is known are absent. */
    Map<SiteCode, Pace> paces(Instant now, WorkingHours hours) {
        var since = now.minus(LATELY);
        var worked = hours.between(since, now);
        var paces = new HashMap<SiteCode, Pace>();
        db.sql(DEPARTURES).param("since", Db.timestamp(since)).query(row -> {
            var pace = new Pace(row.getLong("units"), worked);
            if (pace.isKnown()) {
                paces.put(SiteCode.of(row.getString("site")), pace);
            }
        });
        return paces;
    }
}
