package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The notes of orders, and whom they name. */
@Repository
class Notes {

    private static final String SELECT = """
            select note_id, order_id, text, audience, pinned, written_at, written_kind, written_by, changed_at, version,
                array(
                    select person
                    from notes.mentions
                    where mentions.tenant_id = notes.tenant_id
                    and mentions.note_id = notes.note_id
                    order by mention_id
                ) as mentions
            from notes.notes
            where tenant_id = :tenant
            """;

    private static final String LOCK = SELECT + """
            and order_id = :order
            and note_id = :note
            for update
            """;

    private static final String GET = SELECT + """
            and order_id = :order
            and note_id = :note
            """;

    private static final String READ_BY = SELECT + """
            and order_id = any(:orders::uuid[])
            and audience = :audience
            order by pinned desc, note_id desc
            limit :most
            """;

    private static final String ADD = """
            insert into notes.notes
                (tenant_id, note_id, order_id, text, audience, pinned, written_at, written_kind, written_by)
            values
                (:tenant, :note, :order, :text, :audience, :pinned, :at, :kind, :by)
            """;

    private static final String CHANGE = """
            update notes.notes
            set text = :text, audience = :audience, pinned = :pinned, changed_at = :changed, version = :version
            where tenant_id = :tenant
            and note_id = :note
            """;

    private static final String REMOVE = """
            delete from notes.notes
            where tenant_id = :tenant
            and note_id = :note
            """;

    private static final String ADD_MENTIONS = """
            insert into notes.mentions (tenant_id, note_id, person, mention_id, mentioned_at)
            select :tenant, :note, person, mention_id, :at
            from unnest(:people::text[], :mentions::uuid[]) as named (person, mention_id)
            on conflict (tenant_id, note_id, person) do nothing
            """;

    private static final String KEEP_MENTIONS = """
            delete from notes.mentions
            where tenant_id = :tenant
            and note_id = :note
            and person <> all(:people::text[])
            """;

    private static final String MENTIONS = """
            select mention_id, note_id, person, order_id, number, customer_name, text, written_by, mentioned_at, read_at
            from (
                select mentions.tenant_id, mentions.mention_id, mentions.note_id, mentions.person, notes.order_id,
                    orders_view.number, orders_view.customer_name, notes.text, notes.written_by, mentions.mentioned_at,
                    mentions.read_at
                from notes.mentions
                join notes.notes
                on notes.tenant_id = mentions.tenant_id
                and notes.note_id = mentions.note_id
                join orders.orders_view
                on orders_view.tenant_id = notes.tenant_id
                and orders_view.order_id = notes.order_id
            ) mentions
            where tenant_id = :tenant
            """;

    private static final String COUNT_UNREAD = """
            select count(*)
            from (
                select 1
                from notes.mentions
                where tenant_id = :tenant
                and person = :person
                and read_at is null
                limit :bound
            ) bounded
            """;

    private static final String READ = """
            update notes.mentions
            set read_at = :at
            where tenant_id = :tenant
            and person = :person
            and note_id = any(:notes::uuid[])
            and read_at is null
            """;

    private static final String READ_ALL = """
            update notes.mentions
            set read_at = :at
            where tenant_id = :tenant
            and person = :person
            and read_at is null
            """;

    private static final int MOST_READ_BY = 200;

    private final Db db;

    Notes(Db db) {
        this.db = db;
    }

    void add(Note note) {
        db.sql(ADD)
                .param("note", note.id())
                .param("order", note.order().value())
                .param("text", note.text())
                .param("audience", note.audience().name())
                .param("pinned", note.pinned())
                .param("at", Db.timestamp(note.writtenAt()))
                .param("kind", note.writtenKind().name())
                .param("by", note.writtenBy())
                .update();
        mention(note, note.writtenAt());
    }

    void change(Note note, Instant at) {
        db.sql(CHANGE)
                .param("note", note.id())
                .param("text", note.text())
                .param("audience", note.audience().name())
                .param("pinned", note.pinned())
                .param("changed", Db.timestampOrNull(note.changedAt()))
                .param("version", note.version())
                .update();
        dropMentionsBut(note.id(), note.mentions());
        mention(note, at);
    }

    void remove(Note note) {
        dropMentionsBut(note.id(), List.of());
        db.sql(REMOVE).param("note", note.id()).update();
    }

    /** Whoever was named before keeps what they have read. */
    private void mention(Note note, Instant at) {
        if (!note.mentions().isEmpty()) {
            db.sql(ADD_MENTIONS)
                    .param("note", note.id())
                    .param("people", Columns.texts(note.mentions()))
                    .param("mentions", Columns.text(note.mentions(), _ -> Ids.next()))
                    .param("at", Db.timestamp(at))
                    .update();
        }
    }

    private void dropMentionsBut(UUID note, List<String> people) {
        db.sql(KEEP_MENTIONS)
                .param("note", note)
                .param("people", Columns.texts(people))
                .update();
    }

    Note lock(OrderId order, UUID note) {
        return one(LOCK, order, note);
    }

    Note get(OrderId order, UUID note) {
        return one(GET, order, note);
    }

    private Note one(String statement, OrderId order, UUID note) {
        return db.sql(statement)
                .param("order", order.value())
                .param("note", note)
                .query((row, _) -> note(row))
                .optional()
                .orElseThrow(() -> new NotFound("note", note));
    }

    /** Pinned ones first, then the newest. */
    Page<Note> list(OrderId order, @Nullable Audience audience, PageRequest request) {
        return new ListQuery(SELECT)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order.value())
                .where("audience = :audience", "audience", audience == null ? null : audience.name())
                .page(
                        db,
                        request,
                        List.of(new SortKey("pinned", "boolean", true), new SortKey("note_id", "uuid", true)),
                        (row, _) -> note(row),
                        note -> Cursor.of(note.pinned(), note.id()));
    }

    /** Pinned ones first, then the newest; at most {@value #MOST_READ_BY}. */
    List<Note> readBy(Audience audience, Collection<OrderId> orders) {
        return db.sql(READ_BY)
                .param("orders", Columns.texts(orders))
                .param("audience", audience.name())
                .param("most", MOST_READ_BY)
                .query((row, _) -> note(row))
                .list();
    }

    /** The newest first. */
    Page<Mention> mentions(String person, boolean unreadOnly, PageRequest request) {
        return new ListQuery(MENTIONS)
                .ofOrders("order_id")
                .where("person = :person", "person", person)
                .where(unreadOnly, "read_at is null")
                .page(
                        db,
                        request,
                        List.of(new SortKey("mention_id", "uuid", true)),
                        (row, _) -> mention(row),
                        mention -> Cursor.of(mention.id()));
    }

    long countUnread(String person, int bound) {
        return db.sql(COUNT_UNREAD)
                .param("person", person)
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    int read(String person, Collection<UUID> notes, Instant at) {
        return db.sql(READ)
                .param("person", person)
                .param("notes", Columns.texts(notes))
                .param("at", Db.timestamp(at))
                .update();
    }

    int readAll(String person, Instant at) {
        return db.sql(READ_ALL)
                .param("person", person)
                .param("at", Db.timestamp(at))
                .update();
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                Db.uuid(row, "note_id"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("text"),
                Audience.valueOf(row.getString("audience")),
                row.getBoolean("pinned"),
                Db.instant(row, "written_at"),
                Caller.Kind.valueOf(row.getString("written_kind")),
                row.getString("written_by"),
                Db.instantOrNull(row, "changed_at"),
                Db.texts(row, "mentions"),
                row.getInt("version"));
    }

    private static Mention mention(ResultSet row) throws SQLException {
        return new Mention(
                Db.uuid(row, "mention_id"),
                Db.uuid(row, "note_id"),
                row.getString("person"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("number"),
                row.getString("customer_name"),
                row.getString("text"),
                row.getString("written_by"),
                Db.instant(row, "mentioned_at"),
                Db.instantOrNull(row, "read_at"));
    }
}
