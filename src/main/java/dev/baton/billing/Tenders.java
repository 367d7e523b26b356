package dev.baton.billing;

import dev.baton.billing.BillingEvent.RefundPart;
import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The payments of an order and what has been given back of each. It decides what a refund takes from which.
 *
 * @param payments newest first, which is also the order in which they are given back
 */
record Tenders(String currency, List<Tender> payments) {

    /** @param refunded given back, or about to be */
    record Tender(PaymentId payment, PaymentMethod method, long paid, long refunded) {

        long left() {
            return paid - refunded;
        }
    }

    Tenders {
        payments = List.copyOf(payments);
    }

    /** What may be given back in all. */
    Money most() {
        return Money.of(payments.stream().mapToLong(Tender::left).sum(), currency);
    }

    /** @param amount at most {@link #most} */
    List<RefundPart> parts(Money amount, RefundTo to) {
        var parts = new ArrayList<RefundPart>();
        long rest = amount.minor();
        for (var tender : payments) {
            long part = Math.min(rest, tender.left());
            if (part > 0) {
                var method = to == RefundTo.STORE_CREDIT ? PaymentMethod.STORE_CREDIT : tender.method();
                parts.add(new RefundPart(tender.payment(), method, Money.of(part, currency)));
                rest -= part;
            }
        }
        if (rest > 0) {
            throw new IllegalArgumentException("%s is more than %s".formatted(amount, most()));
        }
        return parts;
    }
}
