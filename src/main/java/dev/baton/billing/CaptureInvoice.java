package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Has an invoice paid from what is held on the customer's cards, as far as it is open and nothing is on its way for it. Asked again
 * it asks for no more.
 */
@UseCase
public class CaptureInvoice {

    private final Invoices invoices;
    private final OrderQueries orders;
    private final Books books;
    private final CardPlan plan;
    private final Cards cards;
    private final BillingQueries billing;
    private final Clock clock;

    CaptureInvoice(
            Invoices invoices,
            OrderQueries orders,
            Books books,
            CardPlan plan,
            Cards cards,
            BillingQueries billing,
            Clock clock) {
        this.invoices = invoices;
        this.orders = orders;
        this.books = books;
        this.plan = plan;
        this.cards = cards;
        this.billing = billing;
        this.clock = clock;
    }

    /** @return what the provider will be asked for */
    public List<UUID> handle(InvoiceId invoice) {
        var order = orders.get(invoices.orderOf(invoice).orElseThrow(() -> new NotFound("invoice", invoice)));
        books.lock(order, clock.instant());
        return plan.capture(order, invoice);
    }

    /** Every open invoice of an order, oldest first. */
    public List<UUID> handle(OrderId id) {
        var order = orders.get(id);
        books.lock(order, clock.instant());
        return open(id).reversed().stream()
                .flatMap(invoice -> plan.capture(order, invoice.id()).stream())
                .toList();
    }

    /** What would be asked for now of all that is open; empty when nothing would. */
    Optional<Money> most(OrderId id) {
        var zero = Money.zero(orders.get(id).currency());
        var held = cards.of(id).stream().map(Authorisation::available).reduce(zero, Money::plus);
        var open = open(id).stream().map(InvoiceRow::open).reduce(zero, Money::plus);
        return Optional.of(held.compareTo(open) <= 0 ? held : open).filter(Money::isPositive);
    }

    private List<InvoiceRow> open(OrderId order) {
        return billing.invoices(
                        new InvoiceFilter(order, null, InvoiceFilter.State.OPEN, null, null, null),
                        PageRequest.first(PageRequest.MOST))
                .data();
    }
}
