package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoFilter;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.PaymentFilter;
import dev.baton.billing.RefundFilter;
import dev.baton.console.Finder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds invoices and payments for the search box, by their number or reference. */
@Component
@Order(40)
class MoneyFinder implements Finder {

    private final BillingQueries billing;

    MoneyFinder(BillingQueries billing) {
        this.billing = billing;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        var hits = new ArrayList<Hit>();
        boolean named = words.chars().anyMatch(Character::isDigit);
        if (named && Caller.current().may("invoices:read")) {
            var filter = new InvoiceFilter(null, null, null, null, null, words);
            billing.invoices(filter, PageRequest.first(limit)).data().stream()
                    .map(invoice -> new Hit(
                            "billing.invoice",
                            "file-invoice",
                            invoice.number(),
                            invoice.customerName(),
                            "/invoices/" + invoice.number()))
                    .forEach(hits::add);
        }
        if (named && Caller.current().may("payments:read")) {
            var filter = new PaymentFilter(null, null, null, null, null, words);
            billing.payments(filter, PageRequest.first(limit)).data().stream()
                    .map(payment -> new Hit(
                            "billing.payment",
                            "cash",
                            payment.number(),
                            payment.customerName(),
                            "/payments/" + payment.number()))
                    .forEach(hits::add);
        }
        if (named && Caller.current().may("invoices:read")) {
            var filter = new CreditMemoFilter(null, null, null, null, null, words);
            billing.creditMemos(filter, PageRequest.first(limit)).data().stream()
                    .map(memo -> new Hit(
                            "billing.credit-memo",
                            "receipt-refund",
                            memo.number(),
                            memo.customerName(),
                            "/credits/" + memo.number()))
                    .forEach(hits::add);
        }
        if (named && Caller.current().may("payments:read")) {
            billing.refunds(new RefundFilter(null, null, null, words), PageRequest.first(limit)).data().stream()
                    .map(refund -> new Hit(
                            "billing.refund",
                            "arrow-back-up",
                            refund.number(),
                            refund.customerName(),
                            "/refunds/" + refund.number()))
                    .forEach(hits::add);
        }
        return hits;
    }
}
