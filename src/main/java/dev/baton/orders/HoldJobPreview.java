package dev.baton.orders;

import java.util.List;

/**
 * What a job would be about.
 *
 * @param orders how many; no more than one job can take are counted
 * @param tooMany whether there are more than one job can take
 * @param first the first of them, oldest first
 */
public record HoldJobPreview(long orders, boolean tooMany, List<OrderRow> first) {

    public HoldJobPreview {
        first = List.copyOf(first);
    }
}
