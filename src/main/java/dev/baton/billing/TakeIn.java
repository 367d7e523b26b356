package dev.baton.billing;

import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.orders.OrderView;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down that money came in, however it did. Part of others' transactions, under the lock of the order's account. */
@Component
class TakeIn {

    private static final String COUNTER = "payments";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final String PREFIX = "PAY-";

    private final Payments payments;
    private final Books books;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    TakeIn(Payments payments, Books books, Counters counters, Audit audit, Clock clock) {
        this.payments = payments;
        this.books = books;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param attempt the capture that brought it; null for what people record */
    PaymentRecorded record(
            OrderView order,
            @Nullable InvoiceId invoice,
            Money amount,
            PaymentMethod method,
            @Nullable String reference,
            @Nullable UUID attempt) {
        var recorded = new PaymentRecorded(
                order.id(),
                PaymentId.next(),
                PREFIX + counters.next(COUNTER, COUNTED_FROM, 1),
                invoice,
                amount,
                method,
                clock.instant());
        payments.add(recorded, reference, attempt);
        audit.record("payment", recorded.number(), "recorded", null, recorded);
        books.post(List.of(entry(order, recorded)), List.of(recorded));
        return recorded;
    }

    private static Ledger.Entry entry(OrderView order, PaymentRecorded recorded) {
        return new Ledger.Entry(
                order.id(),
                order.customer(),
                LedgerEntry.Kind.PAYMENT,
                -recorded.amount().minor(),
                recorded.amount().currency(),
                recorded.payment().value(),
                recorded.number(),
                recorded.invoice(),
                recorded.at());
    }
}
