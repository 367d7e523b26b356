package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a list.
 *
 * @param orderNumber null until it is composed
 */
public record MessageRow(
        MessageId id,
        OrderId order,
        @Nullable String orderNumber,
        MessageKind kind,
        MessageState state,
        @Nullable MessageReason reason,
        Instant since,
        Instant happenedAt,
        Instant dueAt,
        String writtenBy,
        @Nullable String recipient,
        @Nullable String subject,
        int attempts,
        @Nullable Instant sentAt) {}
