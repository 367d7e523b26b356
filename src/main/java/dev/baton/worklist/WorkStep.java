package dev.baton.worklist;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done about an item. Never changed and never taken away.
 *
 * @param person to whom it was given
 * @param fix the code of the fix that was tried
 * @param said what was wrong, or what came of a fix
 * @param back what takes it back; null when nothing does
 */
public record WorkStep(
        UUID id,
        What what,
        Instant at,
        String who,
        @Nullable String person,
        @Nullable String fix,
        @Nullable Sentence said,
        @Nullable String note,
        @Nullable Map<String, String> back) {

    public enum What {
        RAISED,
        /** What is wrong is another thing now. */
        CHANGED,
        CLAIMED,
        HANDED_OVER,
        GIVEN_BACK,
        /** Its team gave it to somebody. */
        ASSIGNED,
        /** It was not dealt with in time. */
        ESCALATED,
        /** A line of the checklist was signed off. */
        TICKED,
        FIXED,
        FIX_REFUSED,
        UNDONE,
        CAUSE_GONE,
        RESOLVED,
        REOPENED,
        /** Its clock was stopped. */
        PAUSED,
        RESUMED
    }
}
