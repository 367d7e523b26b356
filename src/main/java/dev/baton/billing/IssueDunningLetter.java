package dev.baton.billing;

import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Writes to a customer whose invoice is overdue: the next level, when it is due. No level is ever written twice for an invoice. */
@UseCase
public class IssueDunningLetter {

    private static final String COUNTER = "dunning-letters";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final String PREFIX = "DUN-";

    public sealed interface Outcome permits DunningLetterIssued, NotDue {}

    /** It is paid, or not overdue for long enough, or somebody has just written. */
    public record NotDue(InvoiceId invoice) implements Outcome {}

    private final Receivables receivables;
    private final Invoices invoices;
    private final OrderQueries orders;
    private final Books books;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    IssueDunningLetter(
            Receivables receivables,
            Invoices invoices,
            OrderQueries orders,
            Books books,
            Counters counters,
            Audit audit,
            Clock clock) {
        this.receivables = receivables;
        this.invoices = invoices;
        this.orders = orders;
        this.books = books;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(InvoiceId invoice) {
        var order = invoices.orderOf(invoice).orElseThrow(() -> new NotFound("invoice", invoice));
        books.lock(orders.get(order), clock.instant());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var overdue = receivables.overdue(invoice, today).filter(each -> each.nextLevel() > 0);
        if (overdue.isEmpty()) {
            return new NotDue(invoice);
        }
        var late = overdue.get();
        var letter = new DunningLetter(
                Ids.next(),
                PREFIX + counters.next(COUNTER, COUNTED_FROM, 1),
                invoice,
                late.number(),
                late.orderNumber(),
                late.customer(),
                late.customerName(),
                late.nextLevel(),
                late.open(),
                today.plusDays(DunningSteps.DAYS_TO_PAY),
                today,
                Caller.current().name());
        var issued = new DunningLetterIssued(
                order, invoice, letter.number(), late.number(), letter.level(), letter.open(), clock.instant());
        receivables.add(letter, order.value(), issued.at());
        audit.record("dunning-letter", letter.number(), "issued", null, letter);
        books.post(List.of(), List.of(issued));
        return issued;
    }
}
