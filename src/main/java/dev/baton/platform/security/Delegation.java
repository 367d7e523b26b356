package dev.baton.platform.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's right to decide about approvals, in the hands of a colleague for a time.
 *
 * @param giver who hands it on
 * @param delegate who decides for them
 * @param from the first day, in the company's zone
 * @param until the last day
 * @param endedAt before its time; null when nobody has ended it
 */
public record Delegation(
        UUID id,
        UUID giver,
        String giverName,
        UUID delegate,
        String delegateName,
        LocalDate from,
        LocalDate until,
        State state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    public enum State {
        UPCOMING,
        RUNNING,
        /** Its last day has gone by. */
        OVER,
        /** Somebody has taken it back. */
        ENDED
    }

    static State state(LocalDate from, LocalDate until, boolean isEnded, LocalDate today) {
        if (isEnded) {
            return State.ENDED;
        }
        return today.isBefore(from) ? State.UPCOMING : today.isAfter(until) ? State.OVER : State.RUNNING;
    }
}
