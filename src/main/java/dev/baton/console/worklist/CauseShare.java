package dev.baton.console.worklist;

/**
 * What one cause is to blame for.
 *
 * @param code empty where nobody said a cause
 * @param share of all that was closed
 * @param running the same with all that are more frequent
 * @param inTime of those with this cause, closed before they were due
 * @param hours from raised to closed, on average
 */
public record CauseShare(
        String code,
        String name,
        long items,
        double share,
        double running,
        double inTime,
        long reopened,
        double hours,
        String kinds) {}
