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

/** Sends the customer of an order that waits for them, for its address, its payment or a choice, the letter with the link on which they help. */
@UseCase
public class AskCustomer {

    public sealed interface Outcome {}

    /** @param recipient to whom the letter goes */
    public record Asked(OrderView order, String recipient) implements Outcome {}

    /** It does not wait for what the letter asks for, or no longer does. */
    public record NotWaiting(OrderView order) implements Outcome {}

    /** There is no mail address, or none to which anything is sent. */
    public record Unreachable(OrderView order) implements Outcome {}

    private final OrderQueries orders;
    private final Composer composer;
    private final Suppressions suppressions;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    AskCustomer(
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

    /** @param kind of the letter, which says what is asked for */
    public Outcome handle(OrderId id, MessageKind kind) {
        var outcome = decide(id, kind);
        if (outcome instanceof Asked) {
            var news = new News(id, kind, "asked:" + Ids.next(), Facts.NONE, clock.instant());
            messages.add(List.of(news));
            audit.record("message", news.id(), "asked", null, Map.of("order", id, "kind", kind));
        }
        return outcome;
    }

    /** What would come of it now. */
    Outcome decide(OrderId id, MessageKind kind) {
        var order = orders.get(id);
        return composer.isAsked(kind, order) ? reach(order, kind) : new NotWaiting(order);
    }

    /** To whom a letter of the kind would go, whether or not there is something to ask. */
    Outcome reach(OrderView order, MessageKind kind) {
        var recipient = composer.recipient(order);
        if (recipient == null
                || suppressions
                        .find(recipient)
                        .filter(found -> found.stops(kind))
                        .isPresent()) {
            return new Unreachable(order);
        }
        return new Asked(order, recipient);
    }
}
