package dev.baton.events;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far each tenant's feed was handed to Kafka. */
@Repository
class KafkaCursors {

    @Unscoped("one thread on each node serves every tenant")
    private static final String BEHIND = """
            select feeds.tenant_id
            from events.feeds
            left join events.kafka_cursors using (tenant_id)
            where feeds.last_position > coalesce(kafka_cursors.position, feeds.forgotten_to)
            """;

    private static final String TAKE = """
            insert into events.kafka_cursors (tenant_id, position, holder, held_until)
            select tenant_id, forgotten_to, :holder, :until
            from events.feeds
            where tenant_id = :tenant
            on conflict (tenant_id) do update
            set holder = excluded.holder, held_until = excluded.held_until
            where kafka_cursors.holder = excluded.holder
            or kafka_cursors.held_until < :now
            returning position
            """;

    private static final String ADVANCE = """
            update events.kafka_cursors
            set position = :position, held_until = :until
            where tenant_id = :tenant
            and holder = :holder
            """;

    private static final String LAG = """
            select feeds.last_position - coalesce(kafka_cursors.position, feeds.forgotten_to) as behind
            from events.feeds
            left join events.kafka_cursors using (tenant_id)
            where feeds.tenant_id = :tenant
            """;

    @Unscoped("how far the installation is behind")
    private static final String LAG_OF_ALL = """
            select coalesce(sum(feeds.last_position - coalesce(kafka_cursors.position, feeds.forgotten_to)), 0)
            from events.feeds
            left join events.kafka_cursors using (tenant_id)
            """;

    private final Db db;

    KafkaCursors(Db db) {
        this.db = db;
    }

    List<TenantId> behind() {
        return db.unscoped(BEHIND)
                .query((row, _) -> new TenantId(Db.uuid(row, "tenant_id")))
                .list();
    }

    /** Takes or keeps the cursor; empty while another node has it. */
    @Transactional
    Optional<Long> take(UUID holder, Instant now, Instant until) {
        return db.sql(TAKE)
                .param("holder", holder)
                .param("now", Db.timestamp(now))
                .param("until", Db.timestamp(until))
                .query(Long.class)
                .optional();
    }

    @Transactional
    void advance(UUID holder, long position, Instant until) {
        db.sql(ADVANCE)
                .param("holder", holder)
                .param("position", position)
                .param("until", Db.timestamp(until))
                .update();
    }

    long lag() {
        return db.sql(LAG).query(Long.class).optional().orElse(0L);
    }

    long lagOfAll() {
        return db.unscoped(LAG_OF_ALL).query(Long.class).single();
    }
}
