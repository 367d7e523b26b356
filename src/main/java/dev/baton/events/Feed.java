package dev.baton.events;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that writes the feed. */
@Repository
class Feed {

    private static final String LOCK = """
            insert into events.feeds (tenant_id)
            values (:tenant)
            on conflict (tenant_id) do update
            set last_position = feeds.last_position
            returning last_position
            """;

    private static final String KNOWN = """
            select event_id
            from events.feed
            where tenant_id = :tenant
            and event_id = any(:ids::uuid[])
            """;

    private static final String COUNT = """
            insert into events.subjects (tenant_id, subject_id, last_sequence)
            select :tenant, subject_id, events
            from unnest(:subjects::uuid[], :counts::bigint[]) as counted (subject_id, events)
            on conflict (tenant_id, subject_id) do update
            set last_sequence = subjects.last_sequence + excluded.last_sequence
            returning subject_id, last_sequence
            """;

    private static final String ADD = """
            insert into events.feed
                (tenant_id, position, event_id, type, subject, subject_id, sequence, happened_at, published_at, data)
            select :tenant, :position::bigint + place, event_id, type, subject, subject_id, sequence, happened_at, :now, data::json
            from unnest(:ids::uuid[], :types::text[], :subjects::text[], :subject_ids::uuid[], :sequences::bigint[],
                    :times::timestamptz[], :data::text[])
                with ordinality as added (event_id, type, subject, subject_id, sequence, happened_at, data, place)
            """;

    private static final String ADVANCE = """
            update events.feeds
            set last_position = last_position + :count
            where tenant_id = :tenant
            """;

    private static final String FORGET = """
            delete from events.feed
            where tenant_id = :tenant
            and position in (
                select position
                from events.feed
                where tenant_id = :tenant
                and published_at < :before
                order by published_at
                limit :limit
            )
            """;

    private static final String REMEMBER_FORGETTING = """
            update events.feeds
            set forgotten_to = greatest(
                forgotten_to,
                coalesce(
                    (
                        select min(position) - 1
                        from events.feed
                        where tenant_id = :tenant
                    ),
                    last_position))
            where tenant_id = :tenant
            """;

    /** An event that is about to be published. */
    record NewRow(UUID event, String type, String subject, UUID subjectId, Instant happenedAt, Payload payload) {}

    private final Db db;
    private final JsonMapper json;

    Feed(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Nobody else publishes for this tenant until the end of the transaction. Answers the last position given. */
    long lock() {
        return db.sql(LOCK).query(Long.class).single();
    }

    Set<UUID> known(List<UUID> ids) {
        return new HashSet<>(
                db.sql(KNOWN).param("ids", Columns.texts(ids)).query(UUID.class).list());
    }

    /** Appends behind {@code position}. */
    void add(List<NewRow> rows, long position, Instant now) {
        db.sql(ADD)
                .param("position", position)
                .param("now", Db.timestamp(now))
                .param("ids", Columns.text(rows, NewRow::event))
                .param("types", Columns.text(rows, NewRow::type))
                .param("subjects", Columns.text(rows, NewRow::subject))
                .param("subject_ids", Columns.text(rows, NewRow::subjectId))
                .param("sequences", sequences(rows))
                .param("times", Columns.text(rows, NewRow::happenedAt))
                .param("data", Columns.text(rows, row -> json.writeValueAsString(row.payload())))
                .update();
        db.sql(ADVANCE).param("count", rows.size()).update();
    }

    private long[] sequences(List<NewRow> rows) {
        var counts = new TreeMap<UUID, Long>();
        rows.forEach(row -> counts.merge(row.subjectId(), 1L, Long::sum));
        Map<UUID, Long> next = new HashMap<>();
        db.sql(COUNT)
                .param("subjects", Columns.texts(counts.keySet()))
                .param(
                        "counts",
                        counts.values().stream().mapToLong(Long::longValue).toArray())
                .query((row, _) -> {
                    var subject = Db.uuid(row, "subject_id");
                    return next.put(subject, row.getLong("last_sequence") - counts.getOrDefault(subject, 0L));
                })
                .list();
        return rows.stream()
                .mapToLong(row -> next.merge(row.subjectId(), 1L, Long::sum))
                .toArray();
    }

    /** @return how many were forgotten; fewer than {@code limit} means that there are no more */
    int forget(Instant before, int limit) {
        int forgotten = db.sql(FORGET)
                .param("before", Db.timestamp(before))
                .param("limit", limit)
                .update();
        if (forgotten > 0) {
            db.sql(REMEMBER_FORGETTING).update();
        }
        return forgotten;
    }
}
