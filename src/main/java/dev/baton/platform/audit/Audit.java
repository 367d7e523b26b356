package dev.baton.platform.audit;

import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of every change: who, when, what, before and after. Written in the transaction of the change, and sealed seconds later
 * by {@link SealAudit}. Entries are never changed and never deleted, except with their whole company.
 */
@Repository
public class Audit {

    private static final String ADD = """
            with entry as (
                insert into platform.audit
                    (tenant_id, audit_id, at, actor_kind, actor, subject_type, subject, action, before, after)
                values
                    (:tenant, :id, :at, :kind, :actor, :type, :subject, :action, :before::jsonb, :after::jsonb)
                returning tenant_id, audit_id
            )
            insert into platform.audit_unsealed (tenant_id, audit_id)
            select tenant_id, audit_id
            from entry
            where tenant_id = :tenant
            """;

    private static final String LIST = """
            select audit_id, at, actor_kind, actor, subject_type, subject, action, before, after, sequence, hash
            from platform.audit
            left join lateral (
                select audit_seals.sequence, audit_seals.hash
                from platform.audit_seals
                where audit_seals.tenant_id = audit.tenant_id
                and audit_seals.audit_id = audit.audit_id
            ) seal on true
            where tenant_id = :tenant
            """;

    private static final String GET = """
            select audit_id, at, actor_kind, actor, subject_type, subject, action, before, after, sequence, hash
            from platform.audit
            left join lateral (
                select audit_seals.sequence, audit_seals.hash
                from platform.audit_seals
                where audit_seals.tenant_id = audit.tenant_id
                and audit_seals.audit_id = audit.audit_id
            ) seal on true
            where tenant_id = :tenant
            and audit_id = :id
            """;

    /** Hops from one name to the next, so that a long trail costs no more than a short one. */
    private static final String ACTORS = """
            with recursive names as (
                (
                    select actor
                    from platform.audit
                    where tenant_id = :tenant
                    order by actor
                    limit 1
                )
                union all
                select (
                    select later.actor
                    from platform.audit later
                    where later.tenant_id = :tenant
                    and later.actor > names.actor
                    order by later.actor
                    limit 1
                )
                from names
                where names.actor is not null
            )
            select actor
            from names
            where actor is not null
            limit 500
            """;

    private static final String SUBJECT_TYPES = """
            with recursive names as (
                (
                    select subject_type
                    from platform.audit
                    where tenant_id = :tenant
                    order by subject_type
                    limit 1
                )
                union all
                select (
                    select later.subject_type
                    from platform.audit later
                    where later.tenant_id = :tenant
                    and later.subject_type > names.subject_type
                    order by later.subject_type
                    limit 1
                )
                from names
                where names.subject_type is not null
            )
            select subject_type
            from names
            where subject_type is not null
            """;

    /**
     * Which changes are wanted; what is null or blank does not narrow.
     *
     * @param words a part of the subject
     * @param from the first moment
     * @param until the first moment that is no longer wanted
     */
    public record Filter(
            @Nullable String actor,
            @Nullable String subjectType,
            @Nullable String subject,
            @Nullable String words,
            @Nullable Instant from,
            @Nullable Instant until) {

        public static Filter actor(String actor) {
            return new Filter(actor, null, null, null, null, null);
        }
    }

    /**
     * One change.
     *
     * @param sequence its place in the chain, counted from 1; null until it is sealed
     * @param hash see {@link Link}; null until it is sealed
     */
    public record Entry(
            UUID id,
            Instant at,
            String actorKind,
            String actor,
            String subjectType,
            String subject,
            String action,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable Long sequence,
            @Nullable String hash) {}

    /** The last seal of a company's chain. */
    public record Head(long sequence, String hash, Instant sealedAt) {}

    private final Db db;
    private final AuditChain chain;
    private final JsonMapper json;
    private final Clock clock;

    Audit(Db db, AuditChain chain, JsonMapper json, Clock clock) {
        this.db = db;
        this.chain = chain;
        this.json = json;
        this.clock = clock;
    }

    /** @param action in the past tense: {@code created}, {@code changed}, {@code disabled} */
    public void record(
            String subjectType, Object subject, String action, @Nullable Object before, @Nullable Object after) {
        var caller = Caller.current();
        db.sql(ADD)
                .param("id", Ids.next())
                .param("at", Db.timestamp(clock.instant()))
                .param("kind", caller.kind().name())
                .param("actor", caller.name())
                .param("type", subjectType)
                .param("subject", subject.toString())
                .param("action", action)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Entry> list(Filter filter, PageRequest request) {
        return new ListQuery(LIST)
                .where("actor = :actor", "actor", filter.actor())
                .where("subject_type = :type", "type", filter.subjectType())
                .where("subject = :subject", "subject", filter.subject())
                .where("strpos(lower(subject), lower(:words)) > 0", "words", filter.words())
                .where("at >= :from", "from", filter.from())
                .where("at < :until", "until", filter.until())
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("audit_id", "uuid", true)),
                        (row, _) -> entry(row),
                        entry -> Cursor.of(entry.id()));
    }

    @Transactional(readOnly = true)
    public Entry get(UUID id) {
        return db.sql(GET)
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional()
                .orElseThrow(() -> new NotFound("audit entry", id));
    }

    /** How far the trail is sealed. */
    @Transactional(readOnly = true)
    public Optional<Head> head() {
        return chain.head();
    }

    /** Everybody who has ever changed anything, by name. */
    @Transactional(readOnly = true)
    public List<String> actors() {
        return db.sql(ACTORS).query((row, _) -> row.getString("actor")).list();
    }

    /** Every kind of thing that has ever been changed. */
    @Transactional(readOnly = true)
    public List<String> subjectTypes() {
        return db.sql(SUBJECT_TYPES)
                .query((row, _) -> row.getString("subject_type"))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Db.uuid(row, "audit_id"),
                Db.instant(row, "at"),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("subject_type"),
                row.getString("subject"),
                row.getString("action"),
                read(row.getString("before")),
                read(row.getString("after")),
                row.getObject("sequence", Long.class),
                row.getString("hash"));
    }

    private @Nullable JsonNode read(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
