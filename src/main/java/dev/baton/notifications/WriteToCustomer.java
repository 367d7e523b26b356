package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A letter that a person writes to the customer of an order. */
@UseCase
public class WriteToCustomer {

    private static final int SUBJECT_MAX = 200;
    private static final int TEXT_MAX = 10_000;

    /** What a person begins with. */
    public record Draft(String subject, String text) {}

    public record Command(OrderId order, String subject, String text) {}

    private final OrderQueries orders;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    WriteToCustomer(OrderQueries orders, Messages messages, Audit audit, Clock clock) {
        this.orders = orders;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    public MessageId handle(Command command) {
        new Invalid.Collector()
                .require(!command.subject().isBlank(), "subject", "must not be blank")
                .require(
                        command.subject().length() <= SUBJECT_MAX,
                        "subject",
                        "must have at most %d characters".formatted(SUBJECT_MAX))
                .require(!command.text().isBlank(), "text", "must not be blank")
                .require(
                        command.text().length() <= TEXT_MAX,
                        "text",
                        "must have at most %d characters".formatted(TEXT_MAX))
                .throwIfAny();
        orders.get(command.order());
        var news = new News(
                command.order(),
                MessageKind.NOTE,
                "note:" + Ids.next(),
                Facts.note(command.subject().strip(), command.text().strip()),
                clock.instant());
        messages.add(List.of(news));
        audit.record(
                "message", news.id(), "written", null, Map.of("order", command.order(), "subject", command.subject()));
        return news.id();
    }
}
