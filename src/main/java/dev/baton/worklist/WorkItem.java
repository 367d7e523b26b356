package dev.baton.worklist;

import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must look at.
 *
 * @param stands whether what is wrong was still so when it was last looked at
 * @param owner who deals with it, by name; null while nobody does
 * @param dueAt by when it must have been dealt with, counted in working hours
 * @param cause of the taxonomy; always there when a person closed it
 * @param reopened how often somebody found it closed too early
 * @param pausedUntil until when its clock was stopped, which may be over; null when it never was, or somebody started it again
 * @param pausedFor what it waits for meanwhile
 * @param escalation how many steps of its team's escalation it has taken
 */
public record WorkItem(
        WorkItemId id,
        String kind,
        Subject subject,
        @Nullable AboutOrder order,
        String link,
        Sentence wrong,
        Severity severity,
        @Nullable Money atRisk,
        @Nullable LocalDate promisedOn,
        Instant raisedAt,
        Instant dueAt,
        @Nullable String owner,
        State state,
        boolean stands,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable ClosedHow closedHow,
        @Nullable String cause,
        @Nullable String note,
        int reopened,
        @Nullable Instant pausedUntil,
        @Nullable String pausedFor,
        int escalation,
        int version) {

    public enum State {
        OPEN,
        CLOSED
    }

    public enum ClosedHow {
        /** What was wrong no longer is, whoever put it right. */
        CAUSE_GONE,
        /** A person says that it is dealt with. */
        RESOLVED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && dueAt.isBefore(now);
    }

    /** Whether its clock stands still: it waits for something that nobody here can hurry. */
    public boolean isPaused(Instant now) {
        return isOpen() && pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** Whether {@code now} would be shown otherwise than it is. */
    boolean isOtherwise(Wrong now, Severity severityNow) {
        return !stands
                || !wrong.equals(now.what())
                || !subject.equals(now.subject())
                || !Objects.equals(order, now.order())
                || !Objects.equals(atRisk, now.atRisk())
                || !Objects.equals(promisedOn, now.promisedOn())
                || severity != severityNow;
    }
}
