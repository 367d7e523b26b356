package dev.baton.fulfilment;

import dev.baton.network.HandlingClass;

/**
 * A box, mailer or shipper that goods are packed in.
 *
 * @param handlingClass what it is made for; {@link Protection} says what else may lie in it
 * @param lengthMm inside, as width and height are
 * @param maxWeightGrams of the goods in it
 * @param tareGrams the empty box with its filling
 * @param costMinor in minor units of the tenant's currency
 * @param version counts its changes, from 1
 */
public record Packaging(
        PackagingCode code,
        String name,
        HandlingClass handlingClass,
        int lengthMm,
        int widthMm,
        int heightMm,
        long maxWeightGrams,
        long tareGrams,
        long costMinor,
        boolean enabled,
        int version) {

    long volume() {
        return (long) lengthMm * widthMm * heightMm;
    }

    Box box() {
        return new Box(code, handlingClass, lengthMm, widthMm, heightMm, tareGrams, maxWeightGrams);
    }

    Packaging version(int next) {
        return new Packaging(
                code,
                name,
                handlingClass,
                lengthMm,
                widthMm,
                heightMm,
                maxWeightGrams,
                tareGrams,
                costMinor,
                enabled,
                next);
    }
}
