package dev.baton.platform.data;

/** How many there are, as far as it was worth counting: exactly so many, or at least. */
public record Count(long atLeast, boolean isExact) {

    /** Of what was counted up to one more than {@code bound}. */
    public static Count upTo(long bound, long counted) {
        return new Count(Math.min(counted, bound), counted <= bound);
    }

    /** As a plain number: one more stands for any number beyond. */
    public long number() {
        return isExact ? atLeast : atLeast + 1;
    }
}
