package dev.baton.events;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What can be read of the feed. */
@Repository
@Transactional(readOnly = true)
public class FeedQueries {

    /** So many events at once, at most. */
    public static final int MOST = 1000;

    private static final String BOUNDS = """
            select forgotten_to, last_position
            from events.feeds
            where tenant_id = :tenant
            """;

    private static final String AFTER = """
            select position, event_id, type, subject, subject_id, sequence, happened_at, published_at, data
            from events.feed
            where tenant_id = :tenant
            and position > :after
            order by position
            limit :limit
            """;

    /** One walk along the index for each type, so that a rare one is found as fast as a frequent one. */
    private static final String AFTER_OF_TYPES = """
            select found.position, found.event_id, found.type, found.subject, found.subject_id, found.sequence, found.happened_at,
                found.published_at, found.data
            from unnest(:types::text[]) as wanted (type)
            cross join lateral (
                select position, event_id, type, subject, subject_id, sequence, happened_at, published_at, data
                from events.feed
                where tenant_id = :tenant
                and type = wanted.type
                and position > :after
                order by position
                limit :limit
            ) as found
            order by found.position
            limit :limit
            """;

    private static final String LIST = """
            select position, event_id, type, subject, subject_id, sequence, happened_at, published_at, data
            from events.feed
            where tenant_id = :tenant
            """;

    private static final String GET = """
            select position, event_id, type, subject, subject_id, sequence, happened_at, published_at, data
            from events.feed
            where tenant_id = :tenant
            and event_id = :id
            """;

    /**
     * A stretch of the feed.
     *
     * @param next where to go on reading, also when there was nothing
     * @param more whether there is more already
     */
    public record Stretch(List<FeedEvent> events, String next, boolean more) {}

    /** @param oldest the position behind which everything is still kept */
    record Bounds(long oldest, long last) {}

    private final Db db;
    private final JsonMapper json;

    FeedQueries(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What follows the position, in order; of all types when none is named. */
    public List<FeedEvent> after(long position, Collection<String> types, int limit) {
        return db.sql(types.isEmpty() ? AFTER : AFTER_OF_TYPES)
                .param("after", position)
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> event(row))
                .list();
    }

    /**
     * What follows the cursor.
     *
     * @param after a cursor of an earlier stretch; {@code null} for the oldest that is kept, {@code now} for what is yet to come
     * @throws Forgotten when something behind the cursor is no longer kept
     */
    public Stretch read(@Nullable String after, Collection<String> types, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Invalid("limit", "must be from 1 to %d".formatted(MOST));
        }
        types.stream().filter(type -> !Catalogue.isType(type)).findFirst().ifPresent(type -> {
            throw new Invalid("types", "\"%s\" is no event type; GET /api/v1/event-types lists them".formatted(type));
        });
        var bounds = bounds();
        long from = position(after, bounds);
        var found = after(from, types, limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        // Behind the end nothing was left out, so the next reader of few types need not walk there again.
        long to = more ? shown.getLast().position() : Math.max(from, lastOf(shown, bounds));
        return new Stretch(shown, cursor(to), more);
    }

    /** Rows may have been published between the two statements: what was not looked at is not skipped. */
    private static long lastOf(List<FeedEvent> shown, Bounds bounds) {
        return shown.isEmpty() ? bounds.last() : Math.max(shown.getLast().position(), bounds.last());
    }

    /** Newest first, for people. */
    public Page<FeedEvent> list(
            @Nullable String type, @Nullable UUID subject, @Nullable Instant from, PageRequest request) {
        return new ListQuery(LIST)
                .where("type = :type", "type", type)
                .where("subject_id = :subject", "subject", subject)
                .where("published_at >= :from", "from", from)
                .page(
                        db,
                        request,
                        List.of(new SortKey("position", "bigint", true)),
                        (row, _) -> event(row),
                        event -> Cursor.of(event.position()));
    }

    public FeedEvent get(UUID id) {
        return db.sql(GET)
                .param("id", id)
                .query((row, _) -> event(row))
                .optional()
                .orElseThrow(() -> new NotFound("event", id));
    }

    public CloudEvent envelope(FeedEvent event) {
        return CloudEvent.of(Caller.current().tenant(), event);
    }

    Bounds bounds() {
        return db.sql(BOUNDS)
                .query((row, _) -> new Bounds(row.getLong("forgotten_to"), row.getLong("last_position")))
                .optional()
                .orElse(new Bounds(0, 0));
    }

    static String cursor(long position) {
        return Cursor.of(position).encoded();
    }

    static long position(@Nullable String after, Bounds bounds) {
        if (after == null || after.isBlank()) {
            return bounds.oldest();
        }
        if (after.equals("now")) {
            return bounds.last();
        }
        long position;
        try {
            position = Long.parseLong(Cursor.decode(after).value(0));
        } catch (NumberFormatException e) {
            throw new Invalid("after", "is not a cursor that this feed handed out");
        }
        if (position < bounds.oldest()) {
            throw new Forgotten(cursor(bounds.oldest()));
        }
        return position;
    }

    private FeedEvent event(ResultSet row) throws SQLException {
        return new FeedEvent(
                row.getLong("position"),
                Db.uuid(row, "event_id"),
                row.getString("type"),
                row.getString("subject"),
                Db.uuid(row, "subject_id"),
                row.getLong("sequence"),
                Db.instant(row, "happened_at"),
                Db.instant(row, "published_at"),
                json.readTree(row.getString("data")));
    }

    /** Events behind a reader's cursor are no longer kept: going on as if nothing had happened would be a lie. */
    public static final class Forgotten extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String oldest;

        Forgotten(String oldest) {
            super("Events behind this cursor are no longer kept. Reconcile, then go on from the oldest that are.");
            this.oldest = oldest;
        }

        public String oldest() {
            return oldest;
        }
    }
}
