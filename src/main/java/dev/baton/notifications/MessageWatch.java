package dev.baton.notifications;

import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters that came back or could not be handed over: the customer does not know what we believe they know. */
@Component
class MessageWatch implements Watch, WorkKinds {

    static final String NOT_TOLD = "CUSTOMER_NOT_TOLD";

    private static final List<MessageState> TROUBLE =
            List.of(MessageState.FAILED, MessageState.BOUNCED, MessageState.UNSURE);

    private final MessageQueries messages;
    private final OrderQueries orders;
    private final KeepInLine worklist;

    MessageWatch(MessageQueries messages, OrderQueries orders, KeepInLine worklist) {
        this.messages = messages;
        this.orders = orders;
        this.worklist = worklist;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(new WorkKind(NOT_TOLD, "notifications", Severity.NORMAL, 480, "CUSTOMER_DATA"));
    }

    /** The newest; while there are more than are read at once, nothing is concluded from what was not read. */
    @Override
    public void look() {
        var rows = messages.list(new MessageFilter(TROUBLE, null, null, null), PageRequest.first(PageRequest.MOST))
                .data();
        var views = orders.find(rows.stream().map(MessageRow::order).collect(Collectors.toSet()));
        var wrong = rows.stream().map(row -> wrong(row, views.get(row.order()))).toList();
        boolean isAll = rows.size() < PageRequest.MOST;
        worklist.handle(new KeepInLine.Command(
                Set.of(NOT_TOLD),
                isAll ? null : rows.stream().map(row -> row.id().value()).toList(),
                wrong));
    }

    private static Wrong wrong(MessageRow row, @Nullable OrderView order) {
        var id = row.id().value();
        return new Wrong(
                NOT_TOLD,
                new Subject(
                        "message",
                        id,
                        Objects.requireNonNullElse(row.recipient(), row.kind().name())),
                id,
                order == null ? null : order.about(),
                "/messages/" + id,
                Sentence.of(
                        "worklist.wrong.message-" + row.state(),
                        Sentence.KEY + "letters.kind." + row.kind(),
                        Objects.requireNonNullElse(row.recipient(), "")),
                order != null && order.vip(),
                null,
                order == null ? null : order.promisedOn());
    }
}
