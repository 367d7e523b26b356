package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Sends the customer of an order that waits for its address the letter with the link on which the address is corrected. */
@UseCase
public class AskForAddress {

    public sealed interface Outcome {}

    /** @param recipient to whom the letter goes */
    public record Asked(OrderView order, String recipient) implements Outcome {}

    /** It does not wait for its address, or is on its way already. */
    public record NotWaiting(OrderView order) implements Outcome {}

    /** There is no mail address, or none to which anything is sent. */
    public record Unreachable(OrderView order) implements Outcome {}

    private final OrderQueries orders;
    private final Composer composer;
    private final Suppressions suppressions;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    AskForAddress(
            OrderQueries orders,
            Composer composer,
            Suppressions suppressions,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.composer = composer;
        this.suppressions = suppressions;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(OrderId id) {
        var outcome = decide(id);
        if (outcome instanceof Asked) {
            var news = new News(id, MessageKind.ADDRESS_DOUBTFUL, "address:" + Ids.next(), Facts.NONE, clock.instant());
            messages.add(List.of(news));
            audit.record("message", news.id(), "asked", null, Map.of("order", id, "kind", news.kind()));
        }
        return outcome;
    }

    /** What would come of it now. */
    Outcome decide(OrderId id) {
        var order = orders.get(id);
        if (!order.waitsForAddress()) {
            return new NotWaiting(order);
        }
        var recipient = composer.recipient(order);
        if (recipient == null
                || suppressions
                        .find(recipient)
                        .filter(found -> found.stops(MessageKind.ADDRESS_DOUBTFUL))
                        .isPresent()) {
            return new Unreachable(order);
        }
        return new Asked(order, recipient);
    }
}
