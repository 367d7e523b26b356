package dev.baton.billing;

import dev.baton.customers.Customer;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes at a moment, all of it in the currency of its account, and whether one more order may go.
 *
 * @param limit null when it has none, or pays before
 * @param orders what open orders will still ask for, but for those that wait for credit
 * @param invoices what is open on invoices
 * @param cash what it has paid ahead
 * @param overdue what is open on invoices that are past their due date
 * @param dueOn when the oldest of the open invoices is due; null when none is open
 * @param blockDays how many days that may be past; null when it stops nothing
 */
record CreditStanding(
        String currency,
        @Nullable Money limit,
        Money orders,
        Money invoices,
        Money cash,
        Money overdue,
        @Nullable LocalDate dueOn,
        @Nullable Integer blockDays,
        LocalDate today) {

    /** Whether an order may go, and the figures by which that was decided. */
    sealed interface Verdict {

        String note();
    }

    record Goes(String note) implements Verdict {}

    record Stays(String note) implements Verdict {}

    static CreditStanding of(
            Customer customer,
            Money orders,
            Money invoices,
            Money cash,
            Money overdue,
            @Nullable LocalDate dueOn,
            LocalDate today) {
        boolean checked = customer.isCreditChecked();
        return new CreditStanding(
                customer.currency(),
                checked ? customer.creditLimit() : null,
                orders,
                invoices,
                cash,
                overdue,
                dueOn,
                checked ? customer.overdueBlockDays() : null,
                today);
    }

    Money exposure() {
        return orders.plus(invoices).minus(cash);
    }

    /** Null without a limit; negative when more is owed than that. */
    @Nullable
    Money available() {
        return limit == null ? null : limit.minus(exposure());
    }

    boolean isBlocked() {
        return blockDays != null && dueOn != null && dueOn.plusDays(blockDays).isBefore(today);
    }

    CreditStanding with(Money order) {
        return order.currency().equals(currency)
                ? new CreditStanding(
                        currency, limit, orders.plus(order), invoices, cash, overdue, dueOn, blockDays, today)
                : this;
    }

    Verdict on(Money order) {
        if (isBlocked()) {
            return new Stays("An invoice is overdue since %s (%s %s overdue in all); orders stop after %d days"
                    .formatted(dueOn, figure(overdue), currency, blockDays));
        }
        if (limit == null) {
            return new Goes("The customer has no credit limit");
        }
        if (!order.currency().equals(currency)) {
            return new Stays("The order is in %s and the credit limit in %s; a person has to weigh them"
                    .formatted(order.currency(), currency));
        }
        var used = exposure();
        var after = used.plus(order);
        return after.compareTo(limit) <= 0
                ? new Goes("%s of %s %s used, this order included".formatted(figure(after), figure(limit), currency))
                : new Stays("%s of %s %s used; this order of %s is %s over the limit"
                        .formatted(figure(used), figure(limit), currency, figure(order), figure(after.minus(limit))));
    }

    private static String figure(Money money) {
        var decimal = money.decimal();
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, decimal.scale()) + "f", decimal);
    }
}
