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
 * @param text the start of its number or of its order's or shipment's, or part of the customer's name
 */
public record InvoiceFilter(
        @Nullable OrderId order,
        @Nullable CustomerNumber customer,
        @Nullable State state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text) {

    public enum State {
        /** Something is still to be paid. */
        OPEN,
        OVERDUE,
        UNPAID,
        PARTIALLY_PAID,
        PAID
    }

    public static InvoiceFilter of(OrderId order) {
        return new InvoiceFilter(order, null, null, null, null, null);
    }
}
