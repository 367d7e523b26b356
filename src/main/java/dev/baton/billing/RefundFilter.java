package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Which refunds are wanted; what is null does not matter.
 *
 * @param text the start of its number or of its order's, or part of its reference or of the customer's name
 */
public record RefundFilter(
        @Nullable OrderId order,
        @Nullable CustomerNumber customer,
        RefundView.@Nullable State state,
        @Nullable String text) {

    public static RefundFilter of(OrderId order) {
        return new RefundFilter(order, null, null, null);
    }
}
