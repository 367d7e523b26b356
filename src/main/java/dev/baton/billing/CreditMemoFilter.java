package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which credit memos are wanted; what is null does not matter.
 *
 * @param from the first day of issue
 * @param to the last day of issue
 * @param text the start of its number or of its order's, or part of its reference or of the customer's name
 */
public record CreditMemoFilter(
        @Nullable OrderId order,
        @Nullable CustomerNumber customer,
        @Nullable CreditReason reason,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text) {

    public static CreditMemoFilter of(OrderId order) {
        return new CreditMemoFilter(order, null, null, null, null, null);
    }
}
