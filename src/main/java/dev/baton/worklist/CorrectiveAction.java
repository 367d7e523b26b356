package dev.baton.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is done so that exceptions of one root cause do not come back.
 *
 * @param effect null while it is not done
 * @param reopened how often it was taken up again
 */
public record CorrectiveAction(
        CorrectiveActionId id,
        CorrectivePlan plan,
        State state,
        Instant plannedAt,
        String plannedBy,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String doneNote,
        @Nullable Effect effect,
        int reopened,
        int version) {

    public enum State {
        OPEN,
        DONE,
        /** Done, and it was looked whether it helped. */
        CHECKED
    }

    /** @param today where the company works */
    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && plan.dueOn().isBefore(today);
    }

    public boolean wasInVain() {
        return state == State.CHECKED && effect != null && effect.verdict() == Effect.Verdict.NOT_EFFECTIVE;
    }
}
