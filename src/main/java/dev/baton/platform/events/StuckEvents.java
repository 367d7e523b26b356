package dev.baton.platform.events;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Events that some listener cannot digest: what should have followed from them has not happened yet. */
@Repository
@Transactional
public class StuckEvents {

    private static final String LIST = """
            select event_id, listener, subject_id, type, error, happened_at
            from platform.set_aside
            where tenant_id = :tenant
            and attempts > 0
            and happened_at < :before
            and (cast(:among as uuid[]) is null or event_id = any(cast(:among as uuid[])))
            order by happened_at
            limit :most
            """;

    private static final String TRY_NOW = """
            update platform.set_aside
            set retry_at = :at
            where tenant_id = :tenant
            and event_id = :event
            and attempts > 0
            """;

    /**
     * @param listener that cannot digest it
     * @param subject the thing it tells of
     * @param error what the listener said last
     */
    public record Stuck(UUID event, String listener, UUID subject, String type, String error, Instant happenedAt) {}

    private final Db db;
    private final Clock clock;

    StuckEvents(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * The oldest first; not those that only wait behind one of them.
     *
     * @param among of these events only; null for any
     */
    @Transactional(readOnly = true)
    public List<Stuck> list(Instant before, @Nullable Collection<UUID> among, int most) {
        return db.sql(LIST)
                .param("before", Db.timestamp(before))
                .param("among", Columns.textsOrNull(among))
                .param("most", most)
                .query((row, _) -> new Stuck(
                        Db.uuid(row, "event_id"),
                        row.getString("listener"),
                        Db.uuid(row, "subject_id"),
                        row.getString("type"),
                        row.getString("error"),
                        Db.instant(row, "happened_at")))
                .list();
    }

    /**
     * Has the relay hand it over in its next round, however long it would have waited.
     *
     * @return false when it has been digested meanwhile
     */
    public boolean tryNow(UUID event) {
        return db.sql(TRY_NOW)
                        .param("at", Db.timestamp(clock.instant()))
                        .param("event", event)
                        .update()
                > 0;
    }
}
