package dev.baton.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of handing a message to the mail server once.
 *
 * @param code of the server's answer; null when there was none
 * @param answer the server's own words, or what went wrong with the connection
 */
public record SendingAttempt(
        Instant at,
        Outcome outcome,
        @Nullable Integer code,
        @Nullable String answer,
        @Nullable String server) {

    public enum Outcome {
        ACCEPTED,
        /** For now: it may be tried again. */
        DEFERRED,
        /** For good. */
        REFUSED,
        /** For good, and because nobody is at the address. */
        NO_SUCH_ADDRESS,
        UNREACHABLE,
        /** The connection ended after everything was said and before it was answered. */
        UNSURE
    }
}
