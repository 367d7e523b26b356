package dev.baton.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many orders that are held or released at once, and how far that is.
 *
 * @param orders how many it was found to be about when it was started
 * @param done held, or released
 * @param already nothing was left to do: they were held for that reason, or no longer held
 * @param refused each says why
 * @param waiting without an outcome; of a job that was cancelled, those that were left alone
 * @param finishedBy who cancelled it
 */
public record HoldJob(
        HoldJobId id,
        State state,
        HoldJobPlan plan,
        int orders,
        int done,
        int already,
        int refused,
        int waiting,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String finishedBy) {

    /** How far a job is. */
    public enum State {
        WAITING,
        WORKING,
        DONE,
        CANCELLED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED;
        }
    }

    /** Whether what it did can be taken back: it is over, and has placed holds. */
    public boolean isUndoable() {
        return state.isOver() && plan.kind() == HoldJobPlan.Kind.HOLD && done > 0;
    }
}
