package dev.baton.rules;

import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about versions and drafts of rules. */
@Repository
class RuleSets {

    private static final String NEWEST = """
            select book, version, rules, note, published_at, published_by
            from rules.versions
            where tenant_id = :tenant
            and book = :book
            order by version desc
            limit 1
            """;

    private static final String FIND = """
            select book, version, rules, note, published_at, published_by
            from rules.versions
            where tenant_id = :tenant
            and book = :book
            and version = :version
            """;

    private static final String LIST = """
            select book, version, rules, note, published_at, published_by
            from rules.versions
            where tenant_id = :tenant
            and book = :book
            """;

    private static final List<SortKey> NEWEST_FIRST = List.of(new SortKey("version", "bigint", true));

    private static final String PUBLISH = """
            insert into rules.versions (tenant_id, book, version, rules, note, published_at, published_by)
            values (:tenant, :book, :version, :rules::json, :note, :at, :by)
            on conflict (tenant_id, book, version) do nothing
            """;

    private static final String DRAFT = """
            select book, rules, based_on, saved_at, saved_by, version
            from rules.drafts
            where tenant_id = :tenant
            and book = :book
            """;

    private static final String LOCK_DRAFT = DRAFT + """
            for update
            """;

    private static final String BEGIN_DRAFT = """
            insert into rules.drafts (tenant_id, book, rules, based_on, saved_at, saved_by)
            values (:tenant, :book, :rules::json, :based_on, :at, :by)
            on conflict (tenant_id, book) do nothing
            """;

    private static final String CHANGE_DRAFT = """
            update rules.drafts
            set rules = :rules::json, saved_at = :at, saved_by = :by, version = version + 1
            where tenant_id = :tenant
            and book = :book
            and version = :version
            """;

    private static final String DISCARD_DRAFT = """
            delete from rules.drafts
            where tenant_id = :tenant
            and book = :book
            """;

    private final Db db;
    private final JsonMapper json;
    private final Generations generations;

    RuleSets(Db db, JsonMapper json, Generations generations) {
        this.db = db;
        this.json = json;
        this.generations = generations;
    }

    Optional<RuleSet> newest(String book) {
        return db.sql(NEWEST).param("book", book).query((row, _) -> set(row)).optional();
    }

    Optional<RuleSet> find(String book, int version) {
        return db.sql(FIND)
                .param("book", book)
                .param("version", version)
                .query((row, _) -> set(row))
                .optional();
    }

    /** The newest first. */
    Page<RuleSet> list(String book, PageRequest request) {
        return new ListQuery(LIST)
                .with("book", book)
                .page(db, request, NEWEST_FIRST, (row, _) -> set(row), set -> Cursor.of(set.version()));
    }

    /** @return false when somebody else published this version meanwhile */
    boolean publish(RuleSet set) {
        generations.changed(Topic.RULES);
        return db.sql(PUBLISH)
                        .param("book", set.book())
                        .param("version", set.version())
                        .param("rules", json.writeValueAsString(set.rules()))
                        .param("note", set.note())
                        .param("at", Db.timestampOrNull(set.publishedAt()))
                        .param("by", set.publishedBy())
                        .update()
                == 1;
    }

    /** Without its mistakes. */
    Optional<RuleDraft> draft(String book) {
        return db.sql(DRAFT).param("book", book).query((row, _) -> draft(row)).optional();
    }

    /** Without its mistakes; nobody else changes it until this transaction ends. */
    Optional<RuleDraft> lockDraft(String book) {
        return db.sql(LOCK_DRAFT)
                .param("book", book)
                .query((row, _) -> draft(row))
                .optional();
    }

    /** @return false when it is no longer at its version */
    boolean save(RuleDraft draft) {
        var statement = draft.isSaved()
                ? db.sql(CHANGE_DRAFT).param("version", draft.version())
                : db.sql(BEGIN_DRAFT).param("based_on", draft.basedOn());
        return statement
                        .param("book", draft.book())
                        .param("rules", json.writeValueAsString(draft.rules()))
                        .param("at", Db.timestampOrNull(draft.savedAt()))
                        .param("by", draft.savedBy())
                        .update()
                == 1;
    }

    void discard(String book) {
        db.sql(DISCARD_DRAFT).param("book", book).update();
    }

    private RuleSet set(ResultSet row) throws SQLException {
        return new RuleSet(
                row.getString("book"),
                row.getInt("version"),
                rules(row),
                row.getString("note"),
                Db.instant(row, "published_at"),
                row.getString("published_by"));
    }

    private RuleDraft draft(ResultSet row) throws SQLException {
        return new RuleDraft(
                row.getString("book"),
                rules(row),
                row.getInt("based_on"),
                List.of(),
                Db.instant(row, "saved_at"),
                row.getString("saved_by"),
                row.getInt("version"));
    }

    private List<Rule> rules(ResultSet row) throws SQLException {
        return json.readValue(row.getString("rules"), new TypeReference<List<Rule>>() {});
    }
}
