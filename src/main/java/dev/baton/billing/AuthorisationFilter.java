package dev.baton.billing;

import dev.baton.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Which holds on cards are wanted; what is null does not matter.
 *
 * @param troubled only those whose last request has no answer or a bad one
 * @param text the start of its number or of its order's, or part of the customer's name
 */
public record AuthorisationFilter(
        @Nullable OrderId order,
        AuthorisationView.@Nullable State state,
        boolean troubled,
        @Nullable String text) {

    public static AuthorisationFilter of(OrderId order) {
        return new AuthorisationFilter(order, null, false, null);
    }
}
