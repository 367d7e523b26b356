package dev.baton.billing;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order's money so far, computed from its ledger.
 *
 * @param dueOn when the oldest invoice that is not fully paid is due; null when there is none
 */
record Balance(
        Money charged,
        Money credited,
        Money paid,
        Money refunded,
        @Nullable LocalDate dueOn) {

    static Balance nothing(String currency) {
        var zero = Money.zero(currency);
        return new Balance(zero, zero, zero, zero, null);
    }

    /** What invoices ask for in the end, if the order costs {@code total} without what was cancelled. */
    Money toCharge(Money total) {
        return max(total, charged);
    }

    /** What the order costs in the end: what is charged, without what is taken back. */
    Money cost(Money total) {
        return toCharge(total).minus(credited);
    }

    /** What was paid and not given back. */
    Money kept() {
        return paid.minus(refunded);
    }

    /** Charged and not credited, paid and not refunded; negative when we owe the customer. */
    Money open() {
        return charged.minus(credited).minus(kept());
    }

    /** What may still be paid, never less than nothing. */
    Money owed(Money total) {
        return max(Money.zero(total.currency()), cost(total).minus(kept()));
    }

    private static Money max(Money one, Money other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
