package dev.baton.platform.events;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The outbox as the relay sees it: over all tenants, because one relay serves them all. */
@Repository
class OutboxRows {

    @Unscoped("one relay serves every tenant")
    private static final String READ = """
            select tenant_id, sequence, event_id, subject_id, type, payload, happened_at
            from platform.outbox
            order by sequence
            limit :limit
            """;

    @Unscoped("one relay serves every tenant")
    private static final String DELETE = """
            delete from platform.outbox
            using unnest(:tenants::uuid[], :sequences::bigint[]) as told (tenant_id, sequence)
            where outbox.tenant_id = told.tenant_id
            and outbox.sequence = told.sequence
            """;

    @Unscoped("one relay serves every tenant")
    private static final String DUE = """
            select distinct on (tenant_id, listener, subject_id)
                tenant_id, listener, sequence, event_id, subject_id, type, payload, happened_at, attempts, retry_at
            from platform.set_aside
            order by tenant_id, listener, subject_id, sequence
            limit :limit
            """;

    private static final String SUBJECTS_SET_ASIDE = """
            select distinct subject_id
            from platform.set_aside
            where tenant_id = :tenant
            and listener = :listener
            and subject_id = any(:subjects::uuid[])
            """;

    private static final String SET_ASIDE = """
            insert into platform.set_aside
                (tenant_id, listener, sequence, event_id, subject_id, type, payload, happened_at, error, attempts, retry_at)
            values
                (:tenant, :listener, :sequence, :event, :subject, :type, :payload::jsonb, :happened_at, :error, :attempts, :retry_at)
            on conflict (tenant_id, listener, sequence) do nothing
            """;

    private static final String TAKE_BACK = """
            delete from platform.set_aside
            where tenant_id = :tenant
            and listener = :listener
            and sequence = :sequence
            """;

    private static final String POSTPONE = """
            update platform.set_aside
            set error = :error, attempts = :attempts, retry_at = :retry_at
            where tenant_id = :tenant
            and listener = :listener
            and sequence = :sequence
            """;

    @Unscoped("the lease belongs to the installation")
    private static final String LEASE = """
            insert into platform.relay_lease (lease, holder, held_until)
            values ('relay', :holder, :until)
            on conflict (lease) do update
            set holder = excluded.holder, held_until = excluded.held_until
            where relay_lease.holder = excluded.holder or relay_lease.held_until < :now
            """;

    private final Db db;

    OutboxRows(Db db) {
        this.db = db;
    }

    List<OutboxRow> read(int limit) {
        return db.unscoped(READ)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    void delete(List<OutboxRow> told) {
        db.unscoped(DELETE)
                .param("tenants", Columns.text(told, row -> row.tenant().value()))
                .param("sequences", Columns.longs(told, OutboxRow::sequence))
                .update();
    }

    /** The oldest of each listener and subject that is due; later ones wait behind it. */
    List<SetAside> due(Instant now, int limit) {
        return db
                .unscoped(DUE)
                .param("limit", limit)
                .query((row, _) -> Db.instant(row, "retry_at").isAfter(now)
                        ? List.<SetAside>of()
                        : List.of(new SetAside(row.getString("listener"), row(row), row.getInt("attempts"))))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    Set<UUID> subjectsSetAside(String listener, List<OutboxRow> among) {
        return new HashSet<>(db.sql(SUBJECTS_SET_ASIDE)
                .param("listener", listener)
                .param("subjects", Columns.text(among, OutboxRow::subject))
                .query(UUID.class)
                .list());
    }

    void setAside(String listener, OutboxRow row, String error, int attempts, Instant retryAt) {
        db.sql(SET_ASIDE)
                .param("listener", listener)
                .param("sequence", row.sequence())
                .param("event", row.event())
                .param("subject", row.subject())
                .param("type", row.type())
                .param("payload", row.payload())
                .param("happened_at", Db.timestamp(row.happenedAt()))
                .param("error", error)
                .param("attempts", attempts)
                .param("retry_at", Db.timestamp(retryAt))
                .update();
    }

    void takeBack(SetAside aside) {
        db.sql(TAKE_BACK)
                .param("listener", aside.listener())
                .param("sequence", aside.row().sequence())
                .update();
    }

    void postpone(SetAside aside, String error, int attempts, Instant retryAt) {
        db.sql(POSTPONE)
                .param("listener", aside.listener())
                .param("sequence", aside.row().sequence())
                .param("error", error)
                .param("attempts", attempts)
                .param("retry_at", Db.timestamp(retryAt))
                .update();
    }

    /** Takes or keeps the lease. */
    boolean lease(UUID holder, Instant now, Duration length) {
        return db.unscoped(LEASE)
                        .param("holder", holder)
                        .param("now", Db.timestamp(now))
                        .param("until", Db.timestamp(now.plus(length)))
                        .update()
                == 1;
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                new TenantId(Db.uuid(row, "tenant_id")),
                row.getLong("sequence"),
                Db.uuid(row, "event_id"),
                Db.uuid(row, "subject_id"),
                row.getString("type"),
                row.getString("payload"),
                Db.instant(row, "happened_at"));
    }
}
