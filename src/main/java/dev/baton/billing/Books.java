package dev.baton.billing;

import dev.baton.orders.AddToTimeline;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.events.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The one place where money is written down: locked, posted to the ledger, shown in the order's timeline and announced. */
@Component
class Books {

    private final Accounts accounts;
    private final Ledger ledger;
    private final AddToTimeline timeline;
    private final Outbox outbox;

    Books(Accounts accounts, Ledger ledger, AddToTimeline timeline, Outbox outbox) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** Keeps everybody else from moving money of these orders until the transaction ends. */
    void lock(Collection<Accounts.Account> orders, Instant at) {
        accounts.lock(orders, at);
    }

    void lock(OrderView order, Instant at) {
        lock(
                List.of(new Accounts.Account(
                        order.id(), order.number(), order.customer(), order.customerName(), order.currency())),
                at);
    }

    Balance balance(OrderId order, String currency) {
        return ledger.balances(Set.of(order)).getOrDefault(order, Balance.nothing(currency));
    }

    void post(List<Ledger.Entry> entries, List<? extends BillingEvent> events) {
        if (!entries.isEmpty()) {
            ledger.add(entries);
        }
        events.forEach(event -> timeline.handle(event.order(), event.getClass().getSimpleName(), event, event.at()));
        outbox.add(events);
    }
}
