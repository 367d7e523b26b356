package dev.baton.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done again and again.
 *
 * @param dueAt when it is done next; in the past while it is being done, or while nobody gets round to it
 * @param succeededAt the last time; null when it never has
 * @param failedAt the last time; null when it never has
 * @param failures in a row, up to now
 */
public record Job(
        String job,
        State state,
        Instant dueAt,
        @Nullable Instant succeededAt,
        @Nullable Instant failedAt,
        int failures) {

    /** From then on nobody gets round to it: the scheduler looks every few seconds. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    public enum State {
        WAITING,
        RUNNING,
        /** Its time has come, and no node has begun. */
        LATE,
        /** It broke the last time, and is tried again. */
        FAILING
    }

    static Job of(
            String job,
            boolean isRunning,
            Instant dueAt,
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            int failures,
            Instant now) {
        var state = isRunning
                ? State.RUNNING
                : failures > 0 ? State.FAILING : dueAt.plus(PATIENCE).isBefore(now) ? State.LATE : State.WAITING;
        return new Job(job, state, dueAt, succeededAt, failedAt, failures);
    }
}
