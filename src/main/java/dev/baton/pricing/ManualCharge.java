package dev.baton.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What a person asks besides the goods and their carriage, and why. It is part of what the order's shipping comes to, is taxed at
 * the standard rate, and is invoiced and credited with the goods that carry it.
 *
 * @param amount in minor units, without tax where prices do not include it; at least 1
 * @param line the reference of the one line it is for; null for the whole order
 */
public record ManualCharge(
        Kind kind, String reason, long amount, @Nullable Integer line) {

    public enum Kind {
        GIFT_WRAP,
        HANDLING,
        SURCHARGE
    }

    public ManualCharge {
        if (amount < 1) {
            throw new IllegalArgumentException("a charge is at least 1; it was %d".formatted(amount));
        }
    }
}
