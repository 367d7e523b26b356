package dev.baton.billing;

import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.List;
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
    private final Clock clock;

    CaptureInvoice(Invoices invoices, OrderQueries orders, Books books, CardPlan plan, Clock clock) {
        this.invoices = invoices;
        this.orders = orders;
        this.books = books;
        this.plan = plan;
        this.clock = clock;
    }

    /** @return what the provider will be asked for */
    public List<UUID> handle(InvoiceId invoice) {
        var order = orders.get(invoices.orderOf(invoice).orElseThrow(() -> new NotFound("invoice", invoice)));
        books.lock(order, clock.instant());
        return plan.capture(order, invoice);
    }
}
