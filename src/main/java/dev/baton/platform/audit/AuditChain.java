package dev.baton.platform.audit;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The entries in line to be sealed, the seals, and the head of each company's chain. */
@Repository
class AuditChain {

    @Unscoped("one job seals for every tenant")
    private static final String WAITING = """
            select tenant_id
            from platform.tenants
            where exists (
                select
                from platform.audit_unsealed
                where audit_unsealed.tenant_id = tenants.tenant_id
            )
            order by tenant_id
            """;

    private static final String BEGIN = """
            insert into platform.audit_chains (tenant_id, sequence, hash, sealed_at)
            values (:tenant, 0, :hash, :at)
            on conflict (tenant_id) do nothing
            """;

    private static final String LOCK = """
            select sequence, hash, sealed_at
            from platform.audit_chains
            where tenant_id = :tenant
            for update
            """;

    private static final String HEAD = """
            select sequence, hash, sealed_at
            from platform.audit_chains
            where tenant_id = :tenant
            """;

    private static final String UNSEALED = """
            select audit.tenant_id, audit.audit_id, at, actor_kind, actor, subject_type, subject, action,
                before::text as before, after::text as after
            from platform.audit_unsealed
            join platform.audit
                on audit.tenant_id = audit_unsealed.tenant_id
                and audit.audit_id = audit_unsealed.audit_id
            where audit_unsealed.tenant_id = :tenant
            order by audit_unsealed.audit_id
            limit :limit
            """;

    private static final String SEAL = """
            insert into platform.audit_seals (tenant_id, sequence, audit_id, hash)
            select :tenant, sequence, audit_id, hash
            from unnest(:sequences::bigint[], :ids::uuid[], :hashes::text[]) as sealed (sequence, audit_id, hash)
            """;

    private static final String TAKE_OUT = """
            delete from platform.audit_unsealed
            where tenant_id = :tenant
            and audit_id = any(:ids::uuid[])
            """;

    private static final String MOVE_ON = """
            update platform.audit_chains
            set sequence = :sequence, hash = :hash, sealed_at = :at
            where tenant_id = :tenant
            """;

    private static final String WALK = """
            select audit_seals.sequence, audit_seals.hash, audit_seals.audit_id as sealed_id,
                audit.tenant_id, audit.audit_id, at, actor_kind, actor, subject_type, subject, action,
                before::text as before, after::text as after
            from platform.audit_seals
            left join platform.audit
                on audit.tenant_id = audit_seals.tenant_id
                and audit.audit_id = audit_seals.audit_id
            where audit_seals.tenant_id = :tenant
            and audit_seals.sequence > :after
            order by audit_seals.sequence
            limit :limit
            """;

    private static final String HASH = """
            select hash
            from platform.audit_seals
            where tenant_id = :tenant
            and sequence = :sequence
            """;

    private static final String COUNT_UNSEALED = """
            select count(*)
            from platform.audit_unsealed
            where tenant_id = :tenant
            """;

    /** Neither sealed nor in line: it did not come with a change. */
    private static final String STRANGER = """
            select audit_id
            from platform.audit
            where tenant_id = :tenant
            and not exists (
                select
                from platform.audit_seals
                where audit_seals.tenant_id = audit.tenant_id
                and audit_seals.audit_id = audit.audit_id
            )
            and not exists (
                select
                from platform.audit_unsealed
                where audit_unsealed.tenant_id = audit.tenant_id
                and audit_unsealed.audit_id = audit.audit_id
            )
            order by audit_id
            limit 1
            """;

    /** In line to be sealed, and gone. */
    private static final String GONE_UNSEALED = """
            select audit_id
            from platform.audit_unsealed
            where tenant_id = :tenant
            and not exists (
                select
                from platform.audit
                where audit.tenant_id = audit_unsealed.tenant_id
                and audit.audit_id = audit_unsealed.audit_id
            )
            order by audit_id
            limit 1
            """;

    /** An entry's place in the chain. */
    record Seal(long sequence, UUID entry, String hash) {}

    /** @param link null when the entry is gone */
    record Sealed(Seal seal, @Nullable Link link) {}

    private final Db db;

    AuditChain(Db db) {
        this.db = db;
    }

    List<TenantId> waiting() {
        return db.unscoped(WAITING)
                .query((row, _) -> new TenantId(Db.uuid(row, "tenant_id")))
                .list();
    }

    /** One sealer at a time; a chain that has not begun begins. */
    Audit.Head lockHead(Instant now) {
        db.sql(BEGIN).param("hash", Link.FIRST).param("at", Db.timestamp(now)).update();
        return db.sql(LOCK).query((row, _) -> head(row)).single();
    }

    Optional<Audit.Head> head() {
        return db.sql(HEAD).query((row, _) -> head(row)).optional();
    }

    List<Link> unsealed(int limit) {
        return db.sql(UNSEALED)
                .param("limit", limit)
                .query((row, _) -> link(row))
                .list();
    }

    void seal(List<Seal> seals, Audit.Head head) {
        var ids = Columns.text(seals, Seal::entry);
        db.sql(SEAL)
                .param("sequences", Columns.longs(seals, Seal::sequence))
                .param("ids", ids)
                .param("hashes", Columns.text(seals, Seal::hash))
                .update();
        db.sql(TAKE_OUT).param("ids", ids).update();
        db.sql(MOVE_ON)
                .param("sequence", head.sequence())
                .param("hash", head.hash())
                .param("at", Db.timestamp(head.sealedAt()))
                .update();
    }

    List<Sealed> after(long sequence, int limit) {
        return db.sql(WALK)
                .param("after", sequence)
                .param("limit", limit)
                .query((row, _) -> new Sealed(
                        new Seal(row.getLong("sequence"), Db.uuid(row, "sealed_id"), row.getString("hash")),
                        Db.uuidOrNull(row, "audit_id") == null ? null : link(row)))
                .list();
    }

    Optional<String> hash(long sequence) {
        return db.sql(HASH).param("sequence", sequence).query(String.class).optional();
    }

    long countUnsealed() {
        return db.sql(COUNT_UNSEALED).query(Long.class).single();
    }

    Optional<UUID> stranger() {
        return db.sql(STRANGER).query(UUID.class).optional();
    }

    Optional<UUID> goneUnsealed() {
        return db.sql(GONE_UNSEALED).query(UUID.class).optional();
    }

    private static Audit.Head head(ResultSet row) throws SQLException {
        return new Audit.Head(row.getLong("sequence"), row.getString("hash"), Db.instant(row, "sealed_at"));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                Db.uuid(row, "audit_id"),
                Arrays.asList(
                        row.getString("tenant_id"),
                        row.getString("audit_id"),
                        Db.instant(row, "at").toString(),
                        row.getString("actor_kind"),
                        row.getString("actor"),
                        row.getString("subject_type"),
                        row.getString("subject"),
                        row.getString("action"),
                        row.getString("before"),
                        row.getString("after")));
    }
}
