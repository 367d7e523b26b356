package dev.baton.console;

import dev.baton.platform.Ids;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.SignedInUser;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists as somebody likes them: filters, search and sorting under a name. A view is its owner's, and of everybody when it is
 * shared; a shared one is taken away by its owner or by whoever looks after people.
 */
@Repository
@Transactional
public class SavedViews {

    static final int NAME_MOST = 60;
    static final int QUERY_MOST = 1000;

    /** Of one list; more than that nobody finds anything in. */
    private static final int MOST = 50;

    private static final String LIST = """
            select view_id, list, name, query, owner = :me as own, shared
            from console.saved_views
            where tenant_id = :tenant
            and list = :list
            and (owner = :me or shared)
            order by shared, lower(name), view_id
            limit :most
            """;

    private static final String FIND = """
            select view_id, list, name, query, owner = :me as own, shared
            from console.saved_views
            where tenant_id = :tenant
            and (owner = :me or shared)
            and position(lower(:words) in lower(name)) > 0
            order by shared, lower(name), view_id
            limit :most
            """;

    private static final String SAVE = """
            insert into console.saved_views (tenant_id, view_id, list, name, query, owner, shared, saved_at)
            select :tenant, :id, :list, :name, :query, :me, :shared, :at
            where (
                select count(*)
                from console.saved_views
                where tenant_id = :tenant
                and list = :list
                and owner = :me
            ) < :most
            on conflict (tenant_id, list, owner, lower(name)) do update
            set query = excluded.query, shared = excluded.shared, saved_at = excluded.saved_at
            """;

    private static final String REMOVE = """
            delete from console.saved_views
            where tenant_id = :tenant
            and view_id = :id
            and (owner = :me or (shared and :any))
            """;

    private final Db db;
    private final Clock clock;

    SavedViews(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One's own first, then those of others; none for whoever is no person. */
    @Transactional(readOnly = true)
    public List<SavedView> of(String list) {
        return views(LIST, "list", list, MOST);
    }

    @Transactional(readOnly = true)
    List<SavedView> find(String words, int limit) {
        return views(FIND, "words", words, limit);
    }

    private List<SavedView> views(String statement, String parameter, String value, int most) {
        var me = SignedInUser.currentOrNull();
        return me == null
                ? List.of()
                : db.sql(statement)
                        .param("me", me.id())
                        .param(parameter, value)
                        .param("most", most)
                        .query((row, _) -> new SavedView(
                                Db.uuid(row, "view_id"),
                                row.getString("list"),
                                row.getString("name"),
                                row.getString("query"),
                                row.getBoolean("own"),
                                row.getBoolean("shared")))
                        .list();
    }

    /**
     * Keeps a view under its name, in place of one's own of the same name.
     *
     * @return false when there are too many already
     */
    boolean save(SignedInUser me, String list, String name, String query, boolean shared) {
        return db.sql(SAVE)
                        .param("id", Ids.next())
                        .param("list", list)
                        .param("name", name)
                        .param("query", query)
                        .param("me", me.id())
                        .param("shared", shared)
                        .param("at", Db.timestamp(clock.instant()))
                        .param("most", MOST)
                        .update()
                == 1;
    }

    /** @return false when it is not there, or not theirs to take away */
    boolean remove(SignedInUser me, UUID view) {
        return db.sql(REMOVE)
                        .param("id", view)
                        .param("me", me.id())
                        .param("any", Caller.current().may("people:write"))
                        .update()
                == 1;
    }
}
