package dev.baton.console.worklist;

import dev.baton.platform.money.Money;

/**
 * How well what was closed has been dealt with.
 *
 * @param what a kind, a person or a cause; empty for no cause
 * @param inTime closed before it was due
 * @param reopened at least once
 * @param cameBack whose order stood on the worklist once more, or whose customer was written to by hand, within the days that count
 * @param compensated whose order was given something for goodwill from its raising on
 * @param compensation what was given, as far as it is in the company's currency
 * @param good in time, never reopened, not come back and not compensated
 * @param middleSeconds from raised to closed, of half of them at most
 * @param mostSeconds from raised to closed, of nine in ten at most
 */
public record Resolution(
        String what,
        long closed,
        long inTime,
        long reopened,
        long cameBack,
        long compensated,
        Money compensation,
        long good,
        double middleSeconds,
        double mostSeconds) {

    /** Of all that was closed, 0 to 1. */
    public double share(long some) {
        return closed == 0 ? 0 : (double) some / closed;
    }
}
