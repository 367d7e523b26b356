package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payments are wanted; what is null does not matter.
 *
 * @param from recorded then or later
 * @param to recorded before
 * @param text the start of its number or of its order's or invoice's, or part of its reference or of the customer's name
 */
public record PaymentFilter(
        @Nullable OrderId order,
        @Nullable CustomerNumber customer,
        @Nullable PaymentMethod method,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    public static PaymentFilter of(OrderId order) {
        return new PaymentFilter(order, null, null, null, null, null);
    }
}
