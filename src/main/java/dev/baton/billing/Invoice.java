package dev.baton.billing;

import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.catalog.Sku;
import dev.baton.orders.LineId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice that is about to be issued; it gets its number as the last thing before it is written. */
record Invoice(
        InvoiceId id, Billable billable, Shipped shipped, LocalDate issuedOn, LocalDate dueOn, List<Line> lines) {

    record Line(
            LineId line,
            int number,
            Sku sku,
            String name,
            @Nullable String kitName,
            long quantity,
            long unitPrice,
            LineMoney money) {}

    /** @param sequence counted per merchant without gaps */
    record Numbered(long sequence, Invoice invoice) {

        private static final String PREFIX = "INV-";

        String number() {
            return PREFIX + sequence;
        }

        Ledger.Entry charge() {
            return new Ledger.Entry(
                    invoice.billable.order(),
                    invoice.billable.customer(),
                    LedgerEntry.Kind.CHARGE,
                    invoice.sums().total(),
                    invoice.billable.currency(),
                    invoice.id.value(),
                    number(),
                    invoice.id,
                    invoice.shipped.at());
        }

        InvoiceIssued issued() {
            return new InvoiceIssued(
                    invoice.billable.order(),
                    invoice.id,
                    number(),
                    invoice.shipped.number(),
                    Money.of(invoice.sums().total(), invoice.billable.currency()),
                    invoice.dueOn,
                    invoice.shipped.at());
        }
    }

    Invoice {
        lines = List.copyOf(lines);
    }

    LineMoney sums() {
        return lines.stream().map(Line::money).reduce(LineMoney.nothing(billable.taxIncluded()), LineMoney::plus);
    }
}
