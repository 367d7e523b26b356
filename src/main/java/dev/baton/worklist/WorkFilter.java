package dev.baton.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items are wanted; what is null or empty does not narrow.
 *
 * @param unowned only those that nobody has claimed
 * @param escalated only those that were not dealt with in time and went on to somebody else
 * @param pausedAt only those whose clock stands still at that moment
 * @param dueBefore those that must be dealt with before then
 * @param text words of the order, the customer or the subject
 */
public record WorkFilter(
        WorkItem.State state,
        List<String> kinds,
        @Nullable String owner,
        boolean unowned,
        boolean escalated,
        @Nullable Instant pausedAt,
        @Nullable Severity severity,
        @Nullable Instant dueBefore,
        @Nullable UUID order,
        @Nullable String cause,
        @Nullable String text) {

    public WorkFilter {
        kinds = List.copyOf(kinds);
    }

    public static WorkFilter open() {
        return new WorkFilter(WorkItem.State.OPEN, List.of(), null, false, false, null, null, null, null, null, null);
    }

    public static WorkFilter closed() {
        return new WorkFilter(WorkItem.State.CLOSED, List.of(), null, false, false, null, null, null, null, null, null);
    }

    public WorkFilter of(String person) {
        return new WorkFilter(
                state, kinds, person, false, escalated, pausedAt, severity, dueBefore, order, cause, text);
    }

    public WorkFilter ofNobody() {
        return new WorkFilter(state, kinds, null, true, escalated, pausedAt, severity, dueBefore, order, cause, text);
    }

    public WorkFilter onlyEscalated() {
        return new WorkFilter(state, kinds, owner, unowned, true, pausedAt, severity, dueBefore, order, cause, text);
    }

    public WorkFilter pausedAt(Instant moment) {
        return new WorkFilter(state, kinds, owner, unowned, escalated, moment, severity, dueBefore, order, cause, text);
    }

    public WorkFilter dueBefore(Instant bound) {
        return new WorkFilter(state, kinds, owner, unowned, escalated, pausedAt, severity, bound, order, cause, text);
    }

    public WorkFilter aboutOrder(UUID which) {
        return new WorkFilter(
                state, kinds, owner, unowned, escalated, pausedAt, severity, dueBefore, which, cause, text);
    }

    /** Whatever its kind, for the counts beside the kinds. */
    WorkFilter ofAnyKind() {
        return new WorkFilter(
                state, List.of(), owner, unowned, escalated, pausedAt, severity, dueBefore, order, cause, text);
    }
}
