package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fulfilment orders are wanted; null and empty ask for nothing in particular.
 *
 * @param shipBy due on this day or before
 * @param text the start of its number or its order's number, or part of the customer's name
 */
public record FulfilmentFilter(
        @Nullable SiteCode site,
        Set<FulfilmentStatus> statuses,
        @Nullable OrderId order,
        @Nullable LocalDate shipBy,
        @Nullable String text) {

    public static final FulfilmentFilter ALL = new FulfilmentFilter(null, Set.of(), null, null, null);

    public FulfilmentFilter {
        statuses = Set.copyOf(statuses);
    }
}
