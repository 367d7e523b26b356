package dev.baton.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address to which nothing, or nothing optional, is sent.
 *
 * @param message the one that came back; null when it was not by one
 */
public record Suppression(
        String address,
        Reason reason,
        @Nullable String note,
        @Nullable MessageId message,
        Instant since,
        String addedBy) {

    public enum Reason {
        BOUNCED,
        COMPLAINT,
        BY_HAND,
        /** Only what can be done without. */
        OPTED_OUT
    }

    boolean stops(MessageKind kind) {
        return reason != Reason.OPTED_OUT || kind.isOptional();
    }
}
