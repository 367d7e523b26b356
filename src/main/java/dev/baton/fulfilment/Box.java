package dev.baton.fulfilment;

import dev.baton.network.HandlingClass;

/** A packaging as it was when something was packed in it. Inside measures; the tare is the empty box with its filling. */
public record Box(
        PackagingCode packaging,
        HandlingClass handlingClass,
        int lengthMm,
        int widthMm,
        int heightMm,
        long tareGrams,
        long maxWeightGrams) {

    /** Whether goods of this class may lie in it. */
    boolean protects(HandlingClass goods) {
        return Protection.of(handlingClass, goods);
    }
}
