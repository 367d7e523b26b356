package dev.baton.worklist;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a corrective action helped, judged by what happened.
 *
 * <p>Counted are the exceptions with its cause (and of its kind, where it names one) that were closed in as many days before it was
 * done as have been agreed for the check, and in as many after. It was effective when there are <b>at most half as many after as
 * before</b>: fewer than that happens by itself too often to praise anybody for. Where there was none before, there must be none
 * after. Until the days are over nothing is said.
 *
 * @param itemsBefore closed in these days before it was done
 * @param itemsAfter closed in these days after; so far, while it is too early
 * @param checkedAt from when on it can be said
 */
public record Effect(Verdict verdict, long itemsBefore, long itemsAfter, Instant checkedAt) {

    public enum Verdict {
        EFFECTIVE,
        NOT_EFFECTIVE,
        TOO_EARLY
    }

    static Effect judge(Instant doneAt, int days, Instant now, long itemsBefore, long itemsAfter) {
        var due = doneAt.plus(Duration.ofDays(days));
        return new Effect(
                now.isBefore(due) ? Verdict.TOO_EARLY : of(itemsBefore, itemsAfter), itemsBefore, itemsAfter, due);
    }

    private static Verdict of(long itemsBefore, long itemsAfter) {
        return itemsAfter <= itemsBefore / 2 ? Verdict.EFFECTIVE : Verdict.NOT_EFFECTIVE;
    }
}
