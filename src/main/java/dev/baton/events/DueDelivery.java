package dev.baton.events;

import java.util.UUID;

/**
 * A delivery that this node has claimed.
 *
 * @param attempts made before
 */
record DueDelivery(long delivery, UUID subject, int attempts, FeedEvent event) {}
