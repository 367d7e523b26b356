package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices are wanted; what is null does not matter.
 *
 * @param from the first day of issue
 * @param to the last day of issue
 */
public record InvoiceFilter(
        @Nullable OrderId order,
        @Nullable CustomerNumber customer,
        @Nullable State state,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public enum State {
        /** Something is still to be paid. */
        OPEN,
        OVERDUE,
        UNPAID,
        PARTIALLY_PAID,
        PAID
    }

    public static InvoiceFilter of(OrderId order) {
        return new InvoiceFilter(order, null, null, null, null);
    }
}
