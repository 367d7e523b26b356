package dev.baton.returns;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which returns are wanted; what is null, blank or empty does not narrow.
 *
 * @param text words that number, order, customer, item or tracking number must hold
 * @param fulfilment only those with units that came back because they were picked or packed wrong
 * @param shippedFrom only those of which units left at or after this time
 * @param shippedBefore only those of which units left before this time
 */
public record ReturnFilter(
        List<ReturnState> states,
        @Nullable OrderId order,
        @Nullable SiteCode site,
        @Nullable Cause cause,
        boolean fulfilment,
        @Nullable Instant shippedFrom,
        @Nullable Instant shippedBefore,
        @Nullable String text) {

    public ReturnFilter {
        states = List.copyOf(states);
    }

    public static ReturnFilter all() {
        return new ReturnFilter(List.of(), null, null, null, false, null, null, null);
    }

    public static ReturnFilter of(OrderId order) {
        return new ReturnFilter(List.of(), order, null, null, false, null, null, null);
    }

    public static ReturnFilter in(List<ReturnState> states) {
        return new ReturnFilter(states, null, null, null, false, null, null, null);
    }
}
