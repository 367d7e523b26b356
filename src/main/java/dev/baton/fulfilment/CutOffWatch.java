package dev.baton.fulfilment;

import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.Db;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkingHours;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Work that at the pace of its site will not be ready when it should leave, said before it is late. */
@Repository
class CutOffWatch implements Watch, WorkKinds {

    static final String WILL_MISS = "WILL_MISS_CUT_OFF";

    /** What leaves later than that may still be caught up with. */
    private static final int DAYS_AHEAD = 3;

    /** The first to leave; whoever knows of so many knows that the site is too slow. */
    private static final int MOST = 200;

    private static final String QUEUE = """
            select fulfilment_id, number, order_id, order_number, customer_name, vip, site, ship_on, promised_on, ahead
            from (
                select fulfilment_id, number, order_id, order_number, customer_name, vip, site, ship_on, promised_on, priority,
                    sum(units) over (partition by site order by ship_on, priority desc, fulfilment_id)::bigint as ahead
                from fulfilment.fulfilment_orders
                where tenant_id = :tenant
                and stage in ('OPEN', 'RELEASED')
                and not on_hold
                and ship_on <= :until
            ) queue
            where ship_on >= :today
            order by ship_on, priority desc, fulfilment_id
            """;

    private record Queued(
            UUID id,
            String number,
            AboutOrder order,
            boolean vip,
            SiteCode site,
            LocalDate shipOn,
            @Nullable LocalDate promisedOn,
            long ahead) {}

    private final Db db;
    private final SiteQueries sites;
    private final PaceQueries paces;
    private final WorkQueries policies;
    private final KeepInLine worklist;
    private final Clock clock;

    CutOffWatch(Db db, SiteQueries sites, PaceQueries paces, WorkQueries policies, KeepInLine worklist, Clock clock) {
        this.db = db;
        this.sites = sites;
        this.paces = paces;
        this.policies = policies;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(new WorkKind(WILL_MISS, "fulfilment", Severity.HIGH, 120, "WAREHOUSE"));
    }

    @Override
    public void look() {
        var now = clock.instant();
        var hours = policies.workingHours();
        var known = paces.paces(now, hours);
        worklist.handle(
                new KeepInLine.Command(Set.of(WILL_MISS), null, known.isEmpty() ? List.of() : late(known, now, hours)));
    }

    private List<Wrong> late(Map<SiteCode, Pace> paces, Instant now, WorkingHours hours) {
        var today = LocalDate.ofInstant(now, hours.calendar().zone());
        var late = new ArrayList<Wrong>();
        var known = new HashMap<SiteCode, Site>();
        try (var queue = db
                .sql(QUEUE)
                .param("today", today)
                .param("until", today.plusDays(DAYS_AHEAD))
                .query((row, _) -> queued(row))
                .stream()) {
            queue.filter(each -> paces.containsKey(each.site()))
                    .flatMap(each -> {
                        var site = known.computeIfAbsent(each.site(), sites::get);
                        return late(each, Objects.requireNonNull(paces.get(each.site())), site, now, hours).stream();
                    })
                    .limit(MOST)
                    .forEach(late::add);
        }
        return late;
    }

    /** What has missed its cut-off already will not miss it: the promise tells of that. */
    private static Optional<Wrong> late(Queued queued, Pace pace, Site site, Instant now, WorkingHours hours) {
        var cutOff = site.calendar().cutOffOn(queued.shipOn());
        long by = Pace.hoursLate(pace.ready(queued.ahead(), now, hours), cutOff);
        return by == 0 || cutOff.isBefore(now)
                ? Optional.empty()
                : Optional.of(new Wrong(
                        WILL_MISS,
                        new Subject("fulfilment order", queued.id(), queued.number()),
                        queued.id(),
                        queued.order(),
                        "/orders/" + queued.order().number(),
                        Sentence.of("worklist.wrong.will-miss", site.code(), by, cutOff),
                        queued.vip(),
                        null,
                        queued.promisedOn()));
    }

    private static Queued queued(ResultSet row) throws SQLException {
        return new Queued(
                Db.uuid(row, "fulfilment_id"),
                row.getString("number"),
                new AboutOrder(Db.uuid(row, "order_id"), row.getString("order_number"), row.getString("customer_name")),
                row.getBoolean("vip"),
                SiteCode.of(row.getString("site")),
                row.getObject("ship_on", LocalDate.class),
                Db.dateOrNull(row, "promised_on"),
                row.getLong("ahead"));
    }
}
