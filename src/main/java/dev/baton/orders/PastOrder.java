package dev.baton.orders;

import java.time.Instant;

/**
 * An order that was over before Baton heard of it.
 *
 * @param order what was ordered, as it would be placed today
 * @param number by which people know it; it keeps it
 * @param placedAt when it was placed; it is priced by what was valid then, where no price is named
 */
public record PastOrder(PlaceOrder.Command order, String number, Instant placedAt, State state) {

    /** How it ended. */
    public enum State {
        DELIVERED,
        CANCELLED
    }
}
