package dev.baton.notes;

import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The files of orders. */
@Repository
class Attachments {

    private static final String FREE_SLOT = """
            select slot
            from generate_series(1, :most) as slot
            where not exists (
                select
                from notes.attachments
                where attachments.tenant_id = :tenant
                and attachments.order_id = :order
                and attachments.slot = slot.slot
            )
            order by slot
            limit 1
            """;

    private static final String ADD = """
            insert into notes.attachments
                (tenant_id, attachment_id, order_id, slot, name, kind, size, bytes, attached_at, attached_by)
            values
                (:tenant, :attachment, :order, :slot, :name, :kind, :size, :bytes, :at, :by)
            on conflict (tenant_id, order_id, slot) do nothing
            """;

    private static final String LIST = """
            select attachment_id, order_id, name, kind, size, attached_at, attached_by
            from notes.attachments
            where tenant_id = :tenant
            and order_id = :order
            order by attachment_id desc
            """;

    private static final String CONTENT = """
            select name, kind, bytes
            from notes.attachments
            where tenant_id = :tenant
            and order_id = :order
            and attachment_id = :attachment
            """;

    private static final String REMOVE = """
            delete from notes.attachments
            where tenant_id = :tenant
            and order_id = :order
            and attachment_id = :attachment
            returning attachment_id, order_id, name, kind, size, attached_at, attached_by
            """;

    private final Db db;

    Attachments(Db db) {
        this.db = db;
    }

    /** Empty when all are taken. */
    Optional<Integer> freeSlot(OrderId order) {
        return db.sql(FREE_SLOT)
                .param("most", Attachment.MOST)
                .param("order", order.value())
                .query(Integer.class)
                .optional();
    }

    /** @return whether the slot was still free */
    boolean add(Attachment attachment, int slot, byte[] bytes) {
        return db.sql(ADD)
                        .param("attachment", attachment.id())
                        .param("order", attachment.order().value())
                        .param("slot", slot)
                        .param("name", attachment.name())
                        .param("kind", attachment.kind().name())
                        .param("size", attachment.size())
                        .param("bytes", bytes)
                        .param("at", Db.timestamp(attachment.attachedAt()))
                        .param("by", attachment.attachedBy())
                        .update()
                == 1;
    }

    /** The newest first. */
    List<Attachment> list(OrderId order) {
        return db.sql(LIST)
                .param("order", order.value())
                .query((row, _) -> attachment(row))
                .list();
    }

    Attachment.Content content(OrderId order, UUID attachment) {
        return db.sql(CONTENT)
                .param("order", order.value())
                .param("attachment", attachment)
                .query((row, _) -> content(row))
                .optional()
                .orElseThrow(() -> new NotFound("attachment", attachment));
    }

    Attachment remove(OrderId order, UUID attachment) {
        return db.sql(REMOVE)
                .param("order", order.value())
                .param("attachment", attachment)
                .query((row, _) -> attachment(row))
                .optional()
                .orElseThrow(() -> new NotFound("attachment", attachment));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                Db.uuid(row, "attachment_id"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getInt("size"),
                Db.instant(row, "attached_at"),
                row.getString("attached_by"));
    }

    private static Attachment.Content content(ResultSet row) throws SQLException {
        var kind = FileKind.valueOf(row.getString("kind"));
        var bytes = row.getBytes("bytes");
        var type = FileKind.charset(kind, bytes)
                .map(charset -> kind.type() + ";charset=" + charset)
                .orElse(kind.type());
        return new Attachment.Content(row.getString("name"), kind, type, bytes);
    }
}
