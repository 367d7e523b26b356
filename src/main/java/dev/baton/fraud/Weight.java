package dev.baton.fraud;

/**
 * How much a signal counts.
 *
 * @param points 0, which turns it off, to 100
 * @param most what is still usual: a count, or whole units of the order's currency; 0 where there is nothing to count
 * @param hours how far back is counted, 1 to {@value #MOST_HOURS}; 0 where there is nothing to count
 */
public record Weight(FraudSignal signal, int points, long most, int hours) {

    public static final int MOST_POINTS = 100;
    public static final long MOST = 1_000_000_000;

    /** As long as traces are kept. */
    public static final int MOST_HOURS = 90 * 24;
}
