package dev.baton.fraud;

import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who is let through, and who is never served. */
@Repository
class ListedTraits {

    private static final String LIST = """
            select trait_id, verdict, kind, value, normal, reason, expires_on, listed_at, listed_by
            from fraud.listed_traits
            where tenant_id = :tenant
            """;

    private static final String GET = LIST + """
            and trait_id = :id
            """;

    private static final String AMONG = """
            select trait_id, verdict, listed_traits.kind, value, listed_traits.normal, reason, expires_on, listed_at, listed_by
            from fraud.listed_traits
            join unnest(:kinds::text[], :normals::text[]) as wanted (kind, normal)
                on wanted.kind = listed_traits.kind and wanted.normal = listed_traits.normal
            where tenant_id = :tenant
            and (expires_on is null or expires_on >= :today)
            """;

    private static final String SAVE = """
            insert into fraud.listed_traits
                (tenant_id, trait_id, verdict, kind, value, normal, reason, expires_on, listed_at, listed_by)
            values (:tenant, :id, :verdict, :kind, :value, :normal, :reason, :expires_on, :at, :by)
            on conflict (tenant_id, kind, normal) do update
            set verdict = excluded.verdict, value = excluded.value, reason = excluded.reason,
                expires_on = excluded.expires_on, listed_at = excluded.listed_at, listed_by = excluded.listed_by
            returning trait_id
            """;

    private static final String REMOVE = """
            delete from fraud.listed_traits
            where tenant_id = :tenant
            and trait_id = :id
            """;

    /** What is compared, of any number of orders. */
    record Wanted(TraitKind kind, String normal) {}

    private final Db db;

    ListedTraits(Db db) {
        this.db = db;
    }

    Page<ListedTrait> list(@Nullable Verdict verdict, @Nullable String words, PageRequest request) {
        return new ListQuery(LIST)
                .where("verdict = :verdict", "verdict", verdict == null ? null : verdict.name())
                .where("strpos(lower(value), lower(:words)) > 0", "words", words)
                .page(
                        db,
                        request,
                        List.of(new SortKey("listed_at", "timestamptz", true), new SortKey("trait_id", "uuid", true)),
                        (row, _) -> trait(row),
                        trait -> Cursor.of(trait.listedAt(), trait.id()));
    }

    ListedTrait get(UUID id) {
        return db.sql(GET)
                .param("id", id)
                .query((row, _) -> trait(row))
                .optional()
                .orElseThrow(() -> new NotFound("listed trait", id));
    }

    Map<Wanted, ListedTrait> among(Collection<Wanted> wanted, LocalDate today) {
        var found = new HashMap<Wanted, ListedTrait>();
        if (!wanted.isEmpty()) {
            db.sql(AMONG)
                    .param("kinds", Columns.text(wanted, Wanted::kind))
                    .param("normals", Columns.text(wanted, Wanted::normal))
                    .param("today", today)
                    .query((row, _) -> {
                        var trait = trait(row);
                        return found.put(new Wanted(trait.kind(), row.getString("normal")), trait);
                    })
                    .list();
        }
        return found;
    }

    /** What is listed already is listed anew. */
    UUID save(ListedTrait trait, String normal) {
        return db.sql(SAVE)
                .param("id", trait.id())
                .param("verdict", trait.verdict().name())
                .param("kind", trait.kind().name())
                .param("value", trait.value())
                .param("normal", normal)
                .param("reason", trait.reason())
                .param("expires_on", trait.expiresOn())
                .param("at", Db.timestamp(trait.listedAt()))
                .param("by", trait.listedBy())
                .query(UUID.class)
                .single();
    }

    void remove(UUID id) {
        db.sql(REMOVE).param("id", id).update();
    }

    private static ListedTrait trait(ResultSet row) throws SQLException {
        return new ListedTrait(
                Db.uuid(row, "trait_id"),
                Verdict.valueOf(row.getString("verdict")),
                TraitKind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getString("reason"),
                Db.dateOrNull(row, "expires_on"),
                Db.instant(row, "listed_at"),
                row.getString("listed_by"));
    }
}
