package dev.baton.notifications;

import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Addresses that are left in peace. */
@Repository
class Suppressions {

    private static final String FIND = """
            select address, reason, note, message_id, since, added_by
            from notifications.suppressions
            where tenant_id = :tenant
            and address = :address
            """;

    private static final String LIST = """
            select address, reason, note, message_id, since, added_by
            from notifications.suppressions
            where tenant_id = :tenant
            """;

    /** Whoever wants nothing at all is not put back to wanting the necessary. */
    private static final String ADD = """
            insert into notifications.suppressions (tenant_id, address, reason, note, message_id, since, added_by)
            values (:tenant, :address, :reason, :note, :message, :since, :by)
            on conflict (tenant_id, address) do update
            set reason = excluded.reason, note = excluded.note, message_id = excluded.message_id, since = excluded.since,
                added_by = excluded.added_by
            where suppressions.reason = 'OPTED_OUT'
            """;

    private static final String REMOVE = """
            delete from notifications.suppressions
            where tenant_id = :tenant
            and address = :address
            """;

    private final Db db;

    Suppressions(Db db) {
        this.db = db;
    }

    static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Suppression> find(String address) {
        return db.sql(FIND)
                .param("address", normal(address))
                .query((row, _) -> suppression(row))
                .optional();
    }

    Page<Suppression> list(@Nullable String text, PageRequest request) {
        return new ListQuery(LIST)
                .where("strpos(address, lower(:text)) > 0", "text", text)
                .page(
                        db,
                        request,
                        List.of(new SortKey("address", "text", false)),
                        (row, _) -> suppression(row),
                        suppression -> Cursor.of(suppression.address()));
    }

    boolean add(Suppression suppression) {
        var message = suppression.message();
        return db.sql(ADD)
                        .param("address", normal(suppression.address()))
                        .param("reason", suppression.reason().name())
                        .param("note", suppression.note())
                        .param("message", message == null ? null : message.value())
                        .param("since", Db.timestamp(suppression.since()))
                        .param("by", suppression.addedBy())
                        .update()
                == 1;
    }

    boolean remove(String address) {
        return db.sql(REMOVE).param("address", normal(address)).update() == 1;
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        var message = Db.uuidOrNull(row, "message_id");
        return new Suppression(
                row.getString("address"),
                Suppression.Reason.valueOf(row.getString("reason")),
                row.getString("note"),
                message == null ? null : new MessageId(message),
                Db.instant(row, "since"),
                row.getString("added_by"));
    }
}
