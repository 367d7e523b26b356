package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.time.Instant;

/**
 * Something that a customer is to be told.
 *
 * @param id of the message, if nobody was faster to tell the same
 * @param occasion what makes it another one than the last of its kind: told again, an event makes the same occasion
 */
record News(MessageId id, OrderId order, MessageKind kind, String occasion, Facts facts, Instant happenedAt) {

    News(OrderId order, MessageKind kind, String occasion, Facts facts, Instant happenedAt) {
        this(MessageId.next(), order, kind, occasion, facts, happenedAt);
    }
}
