package dev.baton.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What a person gives away by hand, and why.
 *
 * @param value basis points for a percentage, minor units for an amount
 * @param line the reference of the one line it is for; null for the whole order
 */
public record ManualDiscount(
        String reason,
        Discount.Kind kind,
        long value,
        @Nullable Integer line) {

    public ManualDiscount {
        if (value < 0) {
            throw new IllegalArgumentException("a discount is not negative; it was %d".formatted(value));
        }
    }
}
