package dev.baton.fulfilment;

import dev.baton.worklist.WorkingHours;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast a site ships: {@code units} in {@code worked} of working time.
 *
 * <p>What will be ready when is a plain queue: work leaves in the order of the floor, at the pace of late, in working time. It knows
 * nothing of who is ill today; it is meant to be right about mountains, not about the last parcel.
 */
record Pace(long units, Duration worked) {

    /** Fewer units, or less time, say nothing about a pace. */
    static final long LEAST_UNITS = 20;

    static final Duration LEAST_WORKED = Duration.ofHours(4);

    /** Nothing is said about what is further away than this. */
    private static final Duration FURTHEST = Duration.ofDays(60);

    boolean isKnown() {
        return units >= LEAST_UNITS && worked.compareTo(LEAST_WORKED) >= 0;
    }

    /** @param ahead units up to and with the one that is asked about; the pace must be known */
    Instant ready(long ahead, Instant now, WorkingHours hours) {
        double seconds = (double) ahead / units * worked.toSeconds();
        return hours.after(now, Duration.ofSeconds(Math.min(Math.round(seconds), FURTHEST.toSeconds())));
    }

    /**
     * By how much it is late, in whole hours, rounded down to 1, 2, 4, 8 and so on, so that it does not say something else every
     * minute; 0 when it is in time or by less than an hour late.
     */
    static long hoursLate(Instant ready, Instant cutOff) {
        return Long.highestOneBit(Math.max(0, Duration.between(cutOff, ready).toHours()));
    }
}
