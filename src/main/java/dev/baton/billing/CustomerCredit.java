package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may owe and owes, in the currency of its account: computed whenever somebody asks.
 *
 * @param limit null when it has none, or pays before
 * @param exposure open orders and open invoices, less unapplied cash; without the orders that wait
 * @param openOrders what orders that were let go will still be invoiced
 * @param unappliedCash what it has paid ahead
 * @param available negative when it owes more than its limit; null without one
 * @param overdue what is open on invoices past their due date
 * @param overdueSince when the oldest of them was due; null when nothing is overdue
 * @param blocked whether that stops its orders
 * @param waiting whose turn it is first, first; at most 100
 */
public record CustomerCredit(
        CustomerNumber customer,
        @Nullable Money limit,
        Money exposure,
        Money openOrders,
        Money openInvoices,
        Money unappliedCash,
        @Nullable Money available,
        Money overdue,
        @Nullable LocalDate overdueSince,
        @Nullable Integer overdueBlockDays,
        boolean blocked,
        List<WaitingOrder> waiting) {

    /** @param why what is in the way, with the figures it was last looked at by */
    public record WaitingOrder(
            OrderId order,
            String number,
            Money total,
            Instant placedAt,
            @Nullable String why) {}

    public CustomerCredit {
        waiting = List.copyOf(waiting);
    }

    /** Whether {@code order} could go on as well. */
    public boolean lets(Money order) {
        return !blocked && over(order) == null;
    }

    /** How much more than its limit it would owe with {@code order} as well; null when it would not. */
    public @Nullable Money over(Money order) {
        if (available == null || !available.currency().equals(order.currency())) {
            return null;
        }
        var over = order.minus(available);
        return over.isPositive() ? over : null;
    }
}
