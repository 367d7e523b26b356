package dev.baton.notifications;

import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** What merchants wrote themselves, every version of it. */
@Repository
class Templates {

    private static final String VERSIONS = """
            select brand, kind, language, version, state, subject, body, urgent, enabled, changed_at, changed_by
            from notifications.templates
            where tenant_id = :tenant
            and brand = :brand
            and kind = :kind
            and language = :language
            order by version desc
            limit 200
            """;

    private static final String PUBLISHED = """
            select brand, kind, language, version, state, subject, body, urgent, enabled, changed_at, changed_by
            from notifications.templates
            where tenant_id = :tenant
            and state in ('PUBLISHED', 'DRAFT')
            order by brand, kind, language, version
            limit 2000
            """;

    private static final String IN_USE = """
            select brand, kind, language, version, state, subject, body, urgent, enabled, changed_at, changed_by
            from notifications.templates
            where tenant_id = :tenant
            and brand in (:brand, '*')
            and kind = :kind
            and language = :language
            and state = 'PUBLISHED'
            order by brand desc
            limit 1
            """;

    private static final String ADD = """
            insert into notifications.templates
                (tenant_id, brand, kind, language, version, state, subject, body, urgent, enabled, changed_at, changed_by)
            values
                (:tenant, :brand, :kind, :language, :version, :state, :subject, :body, :urgent, :enabled, :at, :by)
            on conflict (tenant_id, brand, kind, language, version) do update
            set state = excluded.state, subject = excluded.subject, body = excluded.body, urgent = excluded.urgent,
                enabled = excluded.enabled, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;

    private static final String RETIRE = """
            update notifications.templates
            set state = 'RETIRED'
            where tenant_id = :tenant
            and brand = :brand
            and kind = :kind
            and language = :language
            and state = 'PUBLISHED'
            """;

    private final Db db;

    Templates(Db db) {
        this.db = db;
    }

    /** Newest first. */
    List<Template> versions(String brand, MessageKind kind, String language) {
        return db.sql(VERSIONS)
                .param("brand", brand)
                .param("kind", kind.name())
                .param("language", language)
                .query((row, _) -> template(row))
                .list();
    }

    /** All that are published or being written. */
    List<Template> current() {
        return db.sql(PUBLISHED).query((row, _) -> template(row)).list();
    }

    /** The brand's own before that of every brand. */
    Optional<Template> inUse(String brand, MessageKind kind, String language) {
        return db.sql(IN_USE)
                .param("brand", brand)
                .param("kind", kind.name())
                .param("language", language)
                .query((row, _) -> template(row))
                .optional();
    }

    void put(Template template) {
        db.sql(ADD)
                .param("brand", template.brand())
                .param("kind", template.kind().name())
                .param("language", template.language())
                .param("version", template.version())
                .param("state", template.state().name())
                .param("subject", template.subject())
                .param("body", template.body())
                .param("urgent", template.urgent())
                .param("enabled", template.enabled())
                .param("at", Db.timestampOrNull(template.changedAt()))
                .param("by", template.changedBy())
                .update();
    }

    int retire(String brand, MessageKind kind, String language) {
        return db.sql(RETIRE)
                .param("brand", brand)
                .param("kind", kind.name())
                .param("language", language)
                .update();
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                row.getString("brand"),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("language"),
                row.getInt("version"),
                Template.State.valueOf(row.getString("state")),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("urgent"),
                row.getBoolean("enabled"),
                Db.instantOrNull(row, "changed_at"),
                row.getString("changed_by"));
    }
}
