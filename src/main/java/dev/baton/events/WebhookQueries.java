package dev.baton.events;

import dev.baton.events.DeliveryView.Attempt;
import dev.baton.events.DeliveryView.Cause;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about endpoints and what was sent to them. */
@Repository
@Transactional(readOnly = true)
public class WebhookQueries {

    /** Counts go so far and no further. */
    public static final int COUNTED = 10_000;

    private static final String LIST = """
            select delivery, endpoint_id, event_id, type, cause, state, attempts, due_at, created_at, finished_at, status, millis,
                error, response
            from events.deliveries
            where tenant_id = :tenant
            """;

    private static final String GET = """
            select delivery, endpoint_id, event_id, type, cause, state, attempts, due_at, created_at, finished_at, status, millis,
                error, response
            from events.deliveries
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and delivery = :delivery
            """;

    private static final String ATTEMPTS = """
            select attempt, at, millis, status, error, response
            from events.attempts
            where tenant_id = :tenant
            and delivery = :delivery
            order by attempt
            limit 100
            """;

    private static final String WAITING = """
            select endpoint_id, count(*) as deliveries
            from (
                select endpoint_id
                from events.deliveries
                where tenant_id = :tenant
                and state = 'WAITING'
                limit 10000
            ) as bounded
            group by endpoint_id
            """;

    private static final String DEAD = """
            select endpoint_id, count(*) as deliveries
            from (
                select endpoint_id
                from events.deliveries
                where tenant_id = :tenant
                and state = 'DEAD'
                and cause <> 'TEST'
                limit 10000
            ) as bounded
            group by endpoint_id
            """;

    /** Attempts that succeeded stand with their delivery, those that failed in a table of their own. */
    private static final String BY_HOUR = """
            select hour, sum(good) as good, sum(bad) as bad
            from (
                select floor(extract(epoch from (finished_at - :from::timestamptz)) / 3600)::integer as hour, 1 as good, 0 as bad
                from events.deliveries
                where tenant_id = :tenant
                and endpoint_id = :endpoint
                and state = 'DELIVERED'
                and created_at >= :from::timestamptz - interval '4 days'
                and finished_at >= :from
                union all
                select floor(extract(epoch from (at - :from::timestamptz)) / 3600)::integer, 0, 1
                from events.attempts
                join events.deliveries using (tenant_id, delivery)
                where tenant_id = :tenant
                and endpoint_id = :endpoint
                and created_at >= :from::timestamptz - interval '4 days'
                and at >= :from
            ) as attempts
            group by hour
            """;

    /** Attempts within one hour. */
    public record Hour(long good, long bad) {}

    private final Db db;
    private final Endpoints endpoints;

    WebhookQueries(Db db, Endpoints endpoints) {
        this.db = db;
        this.endpoints = endpoints;
    }

    public List<Endpoint> endpoints() {
        return endpoints.list();
    }

    public Endpoint endpoint(EndpointId id) {
        return endpoints.find(id).orElseThrow(() -> new NotFound("webhook", id));
    }

    public Circuit circuit(EndpointId id) {
        return endpoints.circuit(id);
    }

    /** Newest first. */
    public Page<DeliveryView> deliveries(
            @Nullable EndpointId endpoint, @Nullable DeliveryState state, @Nullable UUID event, PageRequest request) {
        return new ListQuery(LIST)
                .where("endpoint_id = :endpoint", "endpoint", endpoint == null ? null : endpoint.value())
                .where("state = :state", "state", state == null ? null : state.name())
                .where("event_id = :event", "event", event)
                .page(
                        db,
                        request,
                        List.of(new SortKey("delivery", "bigint", true)),
                        (row, _) -> delivery(row),
                        delivery -> Cursor.of(delivery.id()));
    }

    public DeliveryView delivery(EndpointId endpoint, long delivery) {
        return db.sql(GET)
                .param("endpoint", endpoint.value())
                .param("delivery", delivery)
                .query((row, _) -> delivery(row))
                .optional()
                .orElseThrow(() -> new NotFound("delivery", delivery));
    }

    /** Those that failed, in order. */
    public List<Attempt> attempts(long delivery) {
        return db.sql(ATTEMPTS)
                .param("delivery", delivery)
                .query((row, _) -> new Attempt(
                        row.getInt("attempt"),
                        Db.instant(row, "at"),
                        row.getInt("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("error"),
                        row.getString("response")))
                .list();
    }

    /** How many wait to be sent, by endpoint. */
    public Map<EndpointId, Long> waiting() {
        return counts(WAITING);
    }

    /** How many were given up, by endpoint. */
    public Map<EndpointId, Long> dead() {
        return counts(DEAD);
    }

    /** Attempts by hour, beginning with the hour of {@code from}; hours without any are absent. */
    public Map<Integer, Hour> byHour(EndpointId endpoint, Instant from) {
        var hours = new HashMap<Integer, Hour>();
        db.sql(BY_HOUR)
                .param("endpoint", endpoint.value())
                .param("from", Db.timestamp(from))
                .query((row, _) -> hours.put(row.getInt("hour"), new Hour(row.getLong("good"), row.getLong("bad"))))
                .list();
        return hours;
    }

    private Map<EndpointId, Long> counts(String statement) {
        var counts = new HashMap<EndpointId, Long>();
        db.sql(statement)
                .query((row, _) -> counts.put(new EndpointId(Db.uuid(row, "endpoint_id")), row.getLong("deliveries")))
                .list();
        return counts;
    }

    private static DeliveryView delivery(ResultSet row) throws SQLException {
        var state = DeliveryState.valueOf(row.getString("state"));
        return new DeliveryView(
                row.getLong("delivery"),
                new EndpointId(Db.uuid(row, "endpoint_id")),
                Db.uuid(row, "event_id"),
                row.getString("type"),
                Cause.valueOf(row.getString("cause")),
                state,
                row.getInt("attempts"),
                state == DeliveryState.WAITING ? Db.instant(row, "due_at") : null,
                Db.instant(row, "created_at"),
                Db.instantOrNull(row, "finished_at"),
                row.getObject("status", Integer.class),
                row.getObject("millis", Integer.class),
                row.getString("error"),
                row.getString("response"));
    }
}
