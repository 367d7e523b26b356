package dev.baton.notes;

import dev.baton.orders.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named in a note.
 *
 * @param person their name
 * @param orderNumber of the order that the note is about
 * @param text of the note
 * @param readAt null until they have opened it
 */
public record Mention(
        UUID id,
        UUID note,
        String person,
        OrderId order,
        String orderNumber,
        String customerName,
        String text,
        String writtenBy,
        Instant mentionedAt,
        @Nullable Instant readAt) {}
