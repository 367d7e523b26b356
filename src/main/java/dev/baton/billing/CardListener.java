package dev.baton.billing;

import dev.baton.billing.BillingEvent.CardAuthorised;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Captures what was shipped from what is held, whichever of the two is known first, and lets go of the rest once the order is over.
 * Told again, nothing happens.
 */
@Component("billing.CardListener")
class CardListener implements Listener<Event> {

    private final CaptureInvoice captureInvoice;
    private final ReleaseCards releaseCards;
    private final Cards cards;

    CardListener(CaptureInvoice captureInvoice, ReleaseCards releaseCards, Cards cards) {
        this.captureInvoice = captureInvoice;
        this.releaseCards = releaseCards;
        this.cards = cards;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(InvoiceIssued.class, CardAuthorised.class, OrderClosed.class, UnitsCancelled.class);
    }

    @Override
    public String name() {
        return "billing.CardListener";
    }

    @Override
    public void on(List<Event> events) {
        var withCards = cards.having(events.stream()
                .map(event -> new OrderId(event.subject()))
                .distinct()
                .toList());
        for (var event : events.stream()
                .filter(event -> withCards.contains(new OrderId(event.subject())))
                .toList()) {
            switch (event) {
                case InvoiceIssued issued -> captureInvoice.handle(issued.invoice());
                case CardAuthorised authorised -> captureInvoice.handle(authorised.order());
                case OrderClosed closed -> releaseCards.handle(closed.order());
                case UnitsCancelled cancelled -> releaseCards.handle(cancelled.order());
                default -> throw new IllegalArgumentException("nobody asked for " + event);
            }
        }
    }
}
