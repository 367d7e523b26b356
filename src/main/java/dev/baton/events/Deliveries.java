package dev.baton.events;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that writes deliveries. */
@Repository
class Deliveries {

    private static final String ADD_FOR_NEW = """
            insert into events.deliveries
                (tenant_id, endpoint_id, event_id, position, subject_id, type, cause, state, due_at, created_at)
            select :tenant, endpoints.endpoint_id, feed.event_id, feed.position, feed.subject_id, feed.type, 'EVENT', 'WAITING',
                :now, :now
            from events.feed
            join events.endpoints on endpoints.tenant_id = feed.tenant_id
                and endpoints.enabled
                and (endpoints.types = '{}' or feed.type = any(endpoints.types))
            where feed.tenant_id = :tenant
            and feed.position > :position
            order by feed.position
            """;

    /** What waits already is tried at once, where it stands in the queue: a second one would wait behind it. */
    private static final String HURRY = """
            update events.deliveries
            set due_at = :now
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and state = 'WAITING'
            and holder is null
            and event_id = any(:events::uuid[])
            """;

    private static final String REPLAY_EVENTS = """
            insert into events.deliveries
                (tenant_id, endpoint_id, event_id, position, subject_id, type, cause, state, due_at, created_at)
            select :tenant, :endpoint, event_id, position, subject_id, type, 'REPLAY', 'WAITING', :now, :now
            from events.feed
            where tenant_id = :tenant
            and event_id = any(:events::uuid[])
            and not exists (
                select 1
                from events.deliveries
                where deliveries.tenant_id = :tenant
                and deliveries.endpoint_id = :endpoint
                and deliveries.event_id = feed.event_id
                and deliveries.state = 'WAITING'
                and deliveries.holder is null
            )
            order by position
            """;

    private static final String REPLAY_RANGE = """
            insert into events.deliveries
                (tenant_id, endpoint_id, event_id, position, subject_id, type, cause, state, due_at, created_at)
            select :tenant, :endpoint, event_id, position, subject_id, type, 'REPLAY', 'WAITING', :now, :now
            from events.feed
            where tenant_id = :tenant
            and published_at >= :from
            and published_at < :until
            and (:types::text[] = '{}' or type = any(:types::text[]))
            order by position
            limit :limit
            """;

    private static final String REPLAY_DEAD = """
            with dead as (
                update events.deliveries
                set state = 'ABANDONED'
                where tenant_id = :tenant
                and delivery in (
                    select delivery
                    from events.deliveries
                    where tenant_id = :tenant
                    and endpoint_id = :endpoint
                    and state = 'DEAD'
                    and cause <> 'TEST'
                    order by delivery
                    limit :limit
                    for update
                )
                returning event_id, position, subject_id, type, delivery
            )
            insert into events.deliveries
                (tenant_id, endpoint_id, event_id, position, subject_id, type, cause, state, due_at, created_at)
            select :tenant, :endpoint, event_id, position, subject_id, type, 'REPLAY', 'WAITING', :now, :now
            from dead
            order by position, delivery
            """;

    private static final String ABANDON = """
            update events.deliveries
            set state = 'ABANDONED'
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and state = 'DEAD'
            and event_id = any(:events::uuid[])
            """;

    private static final String ADD_TEST = """
            insert into events.deliveries
                (tenant_id, endpoint_id, event_id, position, subject_id, type, cause, state, attempts, due_at, created_at,
                finished_at, status, millis, error, response)
            values
                (:tenant, :endpoint, :event, 0, :event, :type, 'TEST', :state, 1, :now, :now,
                :now, :status, :millis, :error, :response)
            returning delivery
            """;

    @Unscoped("one dispatcher on each node serves every tenant")
    private static final String ENDPOINTS_DUE = """
            select endpoints.tenant_id, endpoints.endpoint_id
            from events.endpoints
            join events.circuits using (tenant_id, endpoint_id)
            where endpoints.enabled
            and (circuits.open_until is null or circuits.open_until <= :now)
            and exists (
                select 1
                from events.deliveries
                where deliveries.tenant_id = endpoints.tenant_id
                and deliveries.endpoint_id = endpoints.endpoint_id
                and deliveries.state = 'WAITING'
                and deliveries.due_at <= :now
            )
            """;

    /** In order of the queue; none whose subject has an earlier one that waits or is held by somebody. */
    private static final String CLAIM = """
            with due as (
                select delivery
                from events.deliveries
                where tenant_id = :tenant
                and endpoint_id = :endpoint
                and state = 'WAITING'
                and due_at <= :now
                and not exists (
                    select 1
                    from events.deliveries earlier
                    where earlier.tenant_id = deliveries.tenant_id
                    and earlier.endpoint_id = deliveries.endpoint_id
                    and earlier.subject_id = deliveries.subject_id
                    and earlier.state = 'WAITING'
                    and earlier.delivery < deliveries.delivery
                    and earlier.due_at > :now
                )
                order by delivery
                limit :limit
            ), claimed as (
                update events.deliveries
                set holder = :holder, due_at = :until
                from due
                where deliveries.tenant_id = :tenant
                and deliveries.delivery = due.delivery
                returning deliveries.delivery, deliveries.subject_id, deliveries.attempts, deliveries.position
            )
            select claimed.delivery, claimed.subject_id as delivery_subject, claimed.attempts, feed.position, feed.event_id,
                feed.type, feed.subject, feed.subject_id, feed.sequence, feed.happened_at, feed.published_at, feed.data
            from claimed
            join events.feed on feed.tenant_id = :tenant and feed.position = claimed.position
            order by claimed.delivery
            """;

    private static final String RECORD = """
            update events.deliveries
            set state = tried.state, attempts = tried.attempts, due_at = tried.due_at, holder = null,
                finished_at = case when tried.state = 'WAITING' then null else tried.at end,
                status = case when tried.millis is null then deliveries.status else tried.status end,
                millis = coalesce(tried.millis, deliveries.millis),
                error = case when tried.millis is null then deliveries.error else tried.error end,
                response = case when tried.millis is null then deliveries.response else tried.response end
            from unnest(:deliveries::bigint[], :states::text[], :attempts::integer[], :dues::timestamptz[], :times::timestamptz[],
                    :statuses::integer[], :millis::integer[], :errors::text[], :responses::text[])
                as tried (delivery, state, attempts, due_at, at, status, millis, error, response)
            where deliveries.tenant_id = :tenant
            and deliveries.delivery = tried.delivery
            and deliveries.holder = :holder
            and deliveries.state = 'WAITING'
            """;

    private static final String ADD_ATTEMPTS = """
            insert into events.attempts (tenant_id, delivery, attempt, at, millis, status, error, response)
            select :tenant, delivery, attempt, at, millis, status, error, response
            from unnest(:deliveries::bigint[], :attempts::integer[], :times::timestamptz[], :statuses::integer[], :millis::integer[],
                    :errors::text[], :responses::text[])
                as tried (delivery, attempt, at, status, millis, error, response)
            where exists (
                select 1
                from events.deliveries
                where deliveries.tenant_id = :tenant
                and deliveries.delivery = tried.delivery
            )
            on conflict (tenant_id, delivery, attempt) do nothing
            """;

    private static final String HASTEN = """
            update events.deliveries
            set due_at = :now
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and state = 'WAITING'
            and holder is null
            and due_at > :now
            """;

    private static final String FORGET = """
            delete from events.deliveries
            where tenant_id = :tenant
            and delivery in (
                select delivery
                from events.deliveries
                where tenant_id = :tenant
                and created_at < :before
                limit :limit
            )
            """;

    /** An endpoint with something to send. */
    record DueEndpoint(TenantId tenant, EndpointId endpoint) {}

    private final Db db;
    private final JsonMapper json;

    Deliveries(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Puts what was published behind {@code position} on its way to everybody who wants it. */
    void addFor(long position, Instant now) {
        db.sql(ADD_FOR_NEW)
                .param("position", position)
                .param("now", Db.timestamp(now))
                .update();
    }

    int replay(EndpointId endpoint, Collection<UUID> events, Instant now) {
        db.sql(ABANDON)
                .param("endpoint", endpoint.value())
                .param("events", Columns.texts(events))
                .update();
        int hurried = db.sql(HURRY)
                .param("endpoint", endpoint.value())
                .param("events", Columns.texts(events))
                .param("now", Db.timestamp(now))
                .update();
        return hurried
                + db.sql(REPLAY_EVENTS)
                        .param("endpoint", endpoint.value())
                        .param("events", Columns.texts(events))
                        .param("now", Db.timestamp(now))
                        .update();
    }

    int replay(EndpointId endpoint, Instant from, Instant until, Collection<String> types, int limit, Instant now) {
        return db.sql(REPLAY_RANGE)
                .param("endpoint", endpoint.value())
                .param("from", Db.timestamp(from))
                .param("until", Db.timestamp(until))
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .param("now", Db.timestamp(now))
                .update();
    }

    int replayDead(EndpointId endpoint, int limit, Instant now) {
        return db.sql(REPLAY_DEAD)
                .param("endpoint", endpoint.value())
                .param("limit", limit)
                .param("now", Db.timestamp(now))
                .update();
    }

    long addTest(EndpointId endpoint, UUID event, WebhookClient.Sent sent, Instant now) {
        return db.sql(ADD_TEST)
                .param("endpoint", endpoint.value())
                .param("event", event)
                .param("type", Catalogue.TEST)
                .param("state", (sent.error() == null ? DeliveryState.DELIVERED : DeliveryState.DEAD).name())
                .param("now", Db.timestamp(now))
                .param("status", sent.status())
                .param("millis", sent.millis())
                .param("error", sent.error())
                .param("response", sent.response())
                .query(Long.class)
                .single();
    }

    List<DueEndpoint> endpointsDue(Instant now) {
        return db.unscoped(ENDPOINTS_DUE)
                .param("now", Db.timestamp(now))
                .query((row, _) -> new DueEndpoint(
                        new TenantId(Db.uuid(row, "tenant_id")), new EndpointId(Db.uuid(row, "endpoint_id"))))
                .list();
    }

    /** Call it under the lock of the endpoint's circuit, or the order of a subject is lost between two nodes. */
    List<DueDelivery> claim(EndpointId endpoint, int limit, UUID holder, Instant now, Instant until) {
        return db.sql(CLAIM)
                .param("endpoint", endpoint.value())
                .param("limit", limit)
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .param("until", Db.timestamp(until))
                .query((row, _) -> new DueDelivery(
                        row.getLong("delivery"),
                        Db.uuid(row, "delivery_subject"),
                        row.getInt("attempts"),
                        new FeedEvent(
                                row.getLong("position"),
                                Db.uuid(row, "event_id"),
                                row.getString("type"),
                                row.getString("subject"),
                                Db.uuid(row, "subject_id"),
                                row.getLong("sequence"),
                                Db.instant(row, "happened_at"),
                                Db.instant(row, "published_at"),
                                json.readTree(row.getString("data")))))
                .list();
    }

    /** What somebody else has claimed meanwhile, because we were silent for too long, is theirs. */
    void record(List<Attempted> tried, UUID holder) {
        db.sql(RECORD)
                .param("holder", holder)
                .param("deliveries", Columns.longs(tried, Attempted::delivery))
                .param("states", Columns.text(tried, Attempted::state))
                .param("attempts", Columns.text(tried, Attempted::attempts))
                .param("dues", Columns.text(tried, Attempted::dueAt))
                .param("times", Columns.text(tried, Attempted::at))
                .param("statuses", Columns.text(tried, Attempted::status))
                .param("millis", Columns.text(tried, Attempted::millis))
                .param("errors", Columns.text(tried, Attempted::error))
                .param("responses", Columns.text(tried, Attempted::response))
                .update();
        var failed = tried.stream().filter(each -> each.error() != null).toList();
        if (!failed.isEmpty()) {
            db.sql(ADD_ATTEMPTS)
                    .param("deliveries", Columns.longs(failed, Attempted::delivery))
                    .param("attempts", Columns.text(failed, Attempted::attempts))
                    .param("times", Columns.text(failed, Attempted::at))
                    .param("statuses", Columns.text(failed, Attempted::status))
                    .param("millis", Columns.text(failed, Attempted::millis))
                    .param("errors", Columns.text(failed, Attempted::error))
                    .param("responses", Columns.text(failed, Attempted::response))
                    .update();
        }
    }

    /** The endpoint answers again: what waits for its next attempt need not wait. */
    void hasten(EndpointId endpoint, Instant now) {
        db.sql(HASTEN)
                .param("endpoint", endpoint.value())
                .param("now", Db.timestamp(now))
                .update();
    }

    int forget(Instant before, int limit) {
        return db.sql(FORGET)
                .param("before", Db.timestamp(before))
                .param("limit", limit)
                .update();
    }
}
