package dev.baton.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param dueAt when it is tried next; null when it is over
 * @param millis how long the last attempt took
 * @param error what went wrong last; null when the last attempt succeeded
 * @param response the beginning of the last answer
 */
public record DeliveryView(
        long id,
        EndpointId endpoint,
        UUID event,
        String type,
        Cause cause,
        DeliveryState state,
        int attempts,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Integer status,
        @Nullable Integer millis,
        @Nullable String error,
        @Nullable String response) {

    /** Why it is sent. */
    public enum Cause {
        EVENT,
        REPLAY,
        TEST
    }

    /** An attempt that failed. */
    public record Attempt(
            int number,
            Instant at,
            int millis,
            @Nullable Integer status,
            String error,
            @Nullable String response) {}
}
