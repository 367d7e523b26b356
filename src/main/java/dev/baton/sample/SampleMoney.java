package dev.baton.sample;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.PaymentStatus;
import dev.baton.billing.RecordPayment;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What customers pay: at once, or when the invoice is due, or some days after; now and then a part of it on account. One invoice
 * in fifty is never paid.
 */
@Component
class SampleMoney {

    private static final InvoiceFilter OPEN = new InvoiceFilter(null, null, InvoiceFilter.State.OPEN, null, null, null);
    private static final int ON_ACCOUNT_FROM_DAY = 4;
    private static final int ON_ACCOUNT_TO_DAY = 20;
    private static final int DAYS_EARLY = 6;
    private static final int DAYS_LATE = 12;

    private final BillingQueries billing;
    private final RecordPayment recordPayment;
    private final TransactionTemplate transaction;

    SampleMoney(BillingQueries billing, RecordPayment recordPayment, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.billing = billing;
        this.recordPayment = recordPayment;
    }

    void takeIn(LocalDate date) {
        transaction.executeWithoutResult(_ -> open().forEach(invoice -> {
            var amount = paidOn(date, invoice, Draw.of(0, invoice.number()));
            if (amount.isPositive()) {
                pay(invoice, amount, Draw.of(1, invoice.number()));
            }
        }));
    }

    /** Who pays on account does so once, and the rest as everybody else. */
    private static Money paidOn(LocalDate date, InvoiceRow invoice, Draw draw) {
        var nothing = Money.zero(invoice.open().currency());
        if (draw.oneIn(50)) {
            return nothing;
        }
        if (isDueAtOnce(invoice)) {
            return invoice.open();
        }
        boolean paysOnAccount = draw.oneIn(4) && invoice.status() == PaymentStatus.UNPAID;
        var onAccountOn = invoice.issuedOn().plusDays(draw.between(ON_ACCOUNT_FROM_DAY, ON_ACCOUNT_TO_DAY));
        var paysOn = invoice.dueOn().plusDays(draw.between(-DAYS_EARLY, DAYS_LATE));
        if (!date.isBefore(paysOn)) {
            return invoice.open();
        }
        return paysOnAccount && !date.isBefore(onAccountOn) ? half(invoice.open()) : nothing;
    }

    private static Money half(Money money) {
        return Money.of(money.minor() / 2, money.currency());
    }

    private static boolean isDueAtOnce(InvoiceRow invoice) {
        return !invoice.dueOn().isAfter(invoice.issuedOn());
    }

    private void pay(InvoiceRow invoice, Money amount, Draw draw) {
        var method = isDueAtOnce(invoice)
                ? draw.oneIn(9) ? PaymentMethod.OTHER : PaymentMethod.CARD
                : draw.oneIn(3) ? PaymentMethod.CHECK : PaymentMethod.BANK_TRANSFER;
        recordPayment.handle(new RecordPayment.Command(
                new RecordPayment.ForInvoice(invoice.id()), amount, method, reference(method, draw)));
    }

    private static String reference(PaymentMethod method, Draw draw) {
        int number = draw.between(100_000, 999_999);
        return switch (method) {
            case CARD -> "Card, authorisation " + number;
            case BANK_TRANSFER -> "Transfer " + number;
            case CHECK -> "Check " + number;
            case CASH -> "Receipt " + number;
            case STORE_CREDIT -> "Store credit";
            case OTHER -> "Gift card " + number;
        };
    }

    /** In the order of their numbers. */
    private List<InvoiceRow> open() {
        var all = new ArrayList<InvoiceRow>();
        String cursor = null;
        do {
            var page = billing.invoices(OPEN, PageRequest.of(PageRequest.MOST, cursor));
            all.addAll(page.data());
            cursor = page.next();
        } while (cursor != null);
        all.sort(Comparator.comparing(InvoiceRow::number));
        return all;
    }
}
