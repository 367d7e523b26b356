package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message with what it says and what became of it.
 *
 * @param since when it came into its state
 * @param dueAt when it is sent, or tried next
 * @param template the version of the merchant's own; null for what is shipped with the program
 * @param mail what was, or would be, sent; null when it cannot be composed
 */
public record MessageView(
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
        @Nullable String brand,
        @Nullable String language,
        @Nullable Integer template,
        @Nullable String recipient,
        @Nullable String recipientName,
        @Nullable Mail mail,
        @Nullable Instant sentAt,
        List<SendingAttempt> attempts,
        @Nullable Suppression suppression) {

    public MessageView {
        attempts = List.copyOf(attempts);
    }
}
