package dev.baton.billing;

import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.spi.PaymentRequest.Action;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what is to be asked of the provider, and writes that down. Part of others' transactions, under the lock of the order's
 * account; {@link AskProvider} does the asking.
 */
@Component
class CardPlan {

    private static final String COUNTER = "authorisations";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final String PREFIX = "AUTH-";

    private final Cards cards;
    private final Invoices invoices;
    private final Books books;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    CardPlan(Cards cards, Invoices invoices, Books books, Counters counters, Audit audit, Clock clock) {
        this.cards = cards;
        this.invoices = invoices;
        this.books = books;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds an amount on a card.
     *
     * @param renews what is let go once this holds
     */
    AuthoriseCard.Requested hold(
            OrderId order, String provider, String token, Money amount, @Nullable AuthorisationId renews) {
        var number = PREFIX + counters.next(COUNTER, COUNTED_FROM, 1);
        var authorisation = Authorisation.requested(number, order, provider, token, amount, renews);
        cards.add(authorisation, clock.instant());
        audit.record("authorisation", number, "requested", null, amount);
        return new AuthoriseCard.Requested(
                order, authorisation.id(), add(authorisation, Action.AUTHORISE, amount, null, null, 0));
    }

    /** What of an order neither is paid nor may come in from a card; negative when more is held than it costs. */
    Money uncovered(OrderView order) {
        return cards.of(order.id()).stream()
                .map(Authorisation::held)
                .reduce(
                        books.balance(order.id(), order.currency())
                                .owed(order.money().currentTotal()),
                        Money::minus);
    }

    /** Takes what of {@code invoice} nobody has paid and nothing is on its way for, from what is held, oldest first. */
    List<UUID> capture(OrderView order, InvoiceId invoice) {
        var now = clock.instant();
        var open = invoices.open(invoice)
                .minus(cards.inFlight(order.id(), invoice, order.currency()))
                .minor();
        var asked = new ArrayList<UUID>();
        for (var authorisation : cards.of(order.id())) {
            var expiresAt = authorisation.expiresAt();
            boolean holds = expiresAt == null || expiresAt.isAfter(now);
            long part = Math.min(open, authorisation.available().minor());
            if (holds && part > 0) {
                asked.add(add(authorisation, Action.CAPTURE, Money.of(part, order.currency()), invoice, null, 0));
                open -= part;
            }
        }
        return asked;
    }

    /** Lets go of what is held and no longer needed: everything, once the order owes nothing more than is on its way. */
    List<UUID> release(OrderView order) {
        var owed = books.balance(order.id(), order.currency())
                .owed(order.money().currentTotal())
                .minus(cards.inFlight(order.id(), null, order.currency()));
        return owed.isPositive()
                ? List.of()
                : cards.of(order.id()).stream()
                        .filter(authorisation -> authorisation.available().isPositive())
                        .map(this::letGo)
                        .toList();
    }

    UUID letGo(Authorisation authorisation) {
        return add(authorisation, Action.VOID, authorisation.available(), null, null, 0);
    }

    /** Gives back by the provider what the provider took. */
    List<UUID> refund(RefundRequested requested) {
        var asked = new ArrayList<UUID>();
        for (int i = 0; i < requested.parts().size(); i++) {
            var part = requested.parts().get(i);
            if (part.method() == PaymentMethod.CARD) {
                refund(requested, part, i + 1).ifPresent(asked::add);
            }
        }
        return asked;
    }

    private Optional<UUID> refund(RefundRequested requested, BillingEvent.RefundPart part, int position) {
        return refund(requested.order(), requested.refund(), part.payment(), part.amount(), position);
    }

    Optional<UUID> refund(OrderId order, RefundId refund, PaymentId payment, Money amount, int position) {
        return cards.captureOf(payment)
                .flatMap(id -> cards.of(order).stream()
                        .filter(authorisation -> authorisation.id().equals(id))
                        .findFirst())
                .map(authorisation -> add(authorisation, Action.REFUND, amount, null, refund, position));
    }

    private UUID add(
            Authorisation authorisation,
            Action action,
            Money amount,
            @Nullable InvoiceId invoice,
            @Nullable RefundId refund,
            int position) {
        var attempt = new Attempt(
                Ids.next(),
                authorisation.id(),
                authorisation.order(),
                action,
                amount,
                invoice,
                refund,
                position,
                Attempt.State.WAITING,
                0);
        cards.add(attempt, clock.instant());
        return attempt.id();
    }
}
