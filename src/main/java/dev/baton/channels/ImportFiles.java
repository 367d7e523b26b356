package dev.baton.channels;

import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches uploaded files, and how partners call their columns. */
@Repository
class ImportFiles {

    private static final String ADD = """
            insert into channels.files (tenant_id, file_id, kind, name, partner, content, created_at, created_by)
            values (:tenant, :file, :kind, :name, :partner, :content, :now, :by)
            """;

    private static final String FIND = """
            select kind, name, partner, content
            from channels.files
            where tenant_id = :tenant
            and file_id = :file
            """;

    private static final String FORGET = """
            delete from channels.files
            where tenant_id = :tenant
            and created_at < :before
            """;

    private static final String REMEMBER = """
            insert into channels.mappings (tenant_id, kind, partner, columns, changed_at, changed_by)
            values (:tenant, :kind, :partner, :columns::json, :now, :by)
            on conflict (tenant_id, kind, partner) do update
            set columns = excluded.columns, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;

    private static final String MAPPING = """
            select columns
            from channels.mappings
            where tenant_id = :tenant
            and kind = :kind
            and partner = :partner
            """;

    /** A file as it was uploaded; nobody compares or changes its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Uploaded(ImportKind kind, String name, String partner, byte[] content) {}

    private final Db db;
    private final JsonMapper json;

    ImportFiles(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void add(UUID id, Uploaded file, Instant now) {
        db.sql(ADD)
                .param("file", id)
                .param("kind", file.kind.name())
                .param("name", file.name)
                .param("partner", file.partner)
                .param("content", file.content)
                .param("now", Db.timestamp(now))
                .param("by", Caller.current().name())
                .update();
    }

    Optional<Uploaded> find(UUID id) {
        return db.sql(FIND)
                .param("file", id)
                .query((row, _) -> new Uploaded(
                        ImportKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("partner"),
                        row.getBytes("content")))
                .optional();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", Db.timestamp(before)).update();
    }

    /** @param columns the path of the field by the heading of the column; empty where a column is left out */
    void remember(ImportKind kind, String partner, Map<String, String> columns, Instant now) {
        db.sql(REMEMBER)
                .param("kind", kind.name())
                .param("partner", partner)
                .param("columns", json.writeValueAsString(columns))
                .param("now", Db.timestamp(now))
                .param("by", Caller.current().name())
                .update();
    }

    Map<String, String> mapping(ImportKind kind, String partner) {
        return db.sql(MAPPING)
                .param("kind", kind.name())
                .param("partner", partner)
                .query((row, _) ->
                        json.readValue(row.getString("columns"), new TypeReference<Map<String, String>>() {}))
                .optional()
                .orElse(Map.of());
    }
}
