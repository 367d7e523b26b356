package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are wanted; what is null or empty does not narrow.
 *
 * @param text the number of the order, or part of the address or of the subject
 */
public record MessageFilter(
        List<MessageState> states,
        @Nullable MessageKind kind,
        @Nullable OrderId order,
        @Nullable String text) {

    public MessageFilter {
        states = List.copyOf(states);
    }

    public static MessageFilter of(OrderId order) {
        return new MessageFilter(List.of(), null, order, null);
    }
}
