package dev.baton.billing;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order's money so far, computed from its ledger.
 *
 * @param dueOn when the oldest invoice that is not fully paid is due; null when there is none
 */
record Balance(Money charged, Money paid, @Nullable LocalDate dueOn) {

    static Balance nothing(String currency) {
        return new Balance(Money.zero(currency), Money.zero(currency), null);
    }

    /** What the order is charged for in the end, if it costs {@code total} without what was cancelled. */
    Money cost(Money total) {
        return max(total, charged);
    }

    /** What may still be paid, never less than nothing. */
    Money owed(Money total) {
        return max(Money.zero(total.currency()), cost(total).minus(paid));
    }

    private static Money max(Money one, Money other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
