package dev.baton.notifications;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Letters whose time has come and that do not go. */
@Repository
class MessageDwellStates implements DwellStates {

    static final String NOT_SENT = "MESSAGE_NOT_SENT";

    private static final String STANDING = """
            select messages.message_id, messages.kind, messages.recipient, messages.due_at, orders_view.order_id,
                orders_view.number, orders_view.customer_name
            from notifications.messages
            join orders.orders_view on orders_view.tenant_id = messages.tenant_id
                and orders_view.order_id = messages.order_id
            where messages.tenant_id = :tenant
            and messages.state in ('WAITING', 'SENDING')
            and messages.due_at < :before
            and (cast(:among as uuid[]) is null or messages.message_id = any(cast(:among as uuid[])))
            order by messages.message_id
            limit :most
            """;

    private static final List<DwellState> STATES =
            List.of(new DwellState(new WorkKind(NOT_SENT, "notifications", Severity.NORMAL, 240, "SYSTEM"), 60));

    private final Db db;

    MessageDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        return db.sql(STANDING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .query((row, _) -> {
                    var id = Db.uuid(row, "message_id");
                    var kind = Sentence.KEY + "letters.kind." + row.getString("kind");
                    var recipient = row.getString("recipient");
                    return new Standing(
                            new Subject("message", id, recipient == null ? row.getString("kind") : recipient),
                            new AboutOrder(
                                    Db.uuid(row, "order_id"), row.getString("number"), row.getString("customer_name")),
                            "/messages/" + id,
                            Sentence.of("worklist.wrong.message-waits", kind, Db.instant(row, "due_at")),
                            false,
                            null);
                })
                .list();
    }
}
