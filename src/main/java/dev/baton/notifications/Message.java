package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and how far it has come.
 *
 * @param since when it came into its state
 * @param forced whether a person wants it sent whatever speaks against it
 * @param mail null until it is composed, which is when it is first due
 */
record Message(
        MessageId id,
        OrderId order,
        @Nullable String orderNumber,
        MessageKind kind,
        String occasion,
        Facts facts,
        MessageState state,
        @Nullable MessageReason reason,
        Instant since,
        Instant happenedAt,
        Instant dueAt,
        boolean forced,
        String writtenBy,
        @Nullable String brand,
        @Nullable String language,
        @Nullable Integer template,
        @Nullable String recipient,
        @Nullable String recipientName,
        @Nullable Mail mail,
        int attempts,
        @Nullable Instant sentAt) {}
