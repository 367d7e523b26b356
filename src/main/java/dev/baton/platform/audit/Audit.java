package dev.baton.platform.audit;

import dev.baton.platform.Ids;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail of every change: who, when, what, before and after. Written in the transaction of the change. */
@Repository
public class Audit {

    private static final String ADD = """
            insert into platform.audit
                (tenant_id, audit_id, at, actor_kind, actor, subject_type, subject, action, before, after)
            values
                (:tenant, :id, :at, :kind, :actor, :type, :subject, :action, :before::jsonb, :after::jsonb)
            """;

    private static final String LIST = """
            select audit_id, at, actor_kind, actor, subject_type, subject, action, before, after
            from platform.audit
            where tenant_id = :tenant
            """;

    /** One change. */
    public record Entry(
            UUID id,
            Instant at,
            String actorKind,
            String actor,
            String subjectType,
            String subject,
            String action,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private final Db db;
    private final JsonMapper json;
    private final Clock clock;

    Audit(Db db, JsonMapper json, Clock clock) {
        this.db = db;
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
    public Page<Entry> list(@Nullable String subjectType, @Nullable String subject, PageRequest request) {
        return new ListQuery(LIST)
                .where("subject_type = :type", "type", subjectType)
                .where("subject = :subject", "subject", subject)
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("audit_id", "uuid", true)),
                        (row, _) -> new Entry(
                                Db.uuid(row, "audit_id"),
                                Db.instant(row, "at"),
                                row.getString("actor_kind"),
                                row.getString("actor"),
                                row.getString("subject_type"),
                                row.getString("subject"),
                                row.getString("action"),
                                read(row.getString("before")),
                                read(row.getString("after"))),
                        entry -> Cursor.of(entry.id()));
    }

    private @Nullable JsonNode read(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
