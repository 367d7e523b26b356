package dev.baton.platform.gs1;

import java.util.Optional;

/**
 * A Global Trade Item Number, kept as 14 digits, so that a UPC, an EAN and a case code compare as GS1 says they do.
 *
 * <p>A UPC and the EAN-13 with a zero in front of it are one number, and so they are equal here.
 */
public record Gtin(String value) implements Comparable<Gtin> {

    private static final int LENGTH = 14;

    public Gtin {
        if (value.length() != LENGTH || !CheckDigit.isDigits(value)) {
            throw new IllegalArgumentException("a GTIN is kept as 14 digits, not \"%s\"".formatted(value));
        }
        if (!CheckDigit.isRight(value)) {
            throw new IllegalArgumentException(wrongDigit(value));
        }
    }

    /** The GTIN in this text of 8, 12, 13 or 14 digits; gaps and hyphens between the digits are ignored. */
    public static Gtin of(String text) {
        var digits = CheckDigit.withoutGaps(text);
        if (!CheckDigit.isDigits(digits)) {
            throw new IllegalArgumentException("GTIN \"%s\" has characters that are not digits".formatted(text));
        }
        switch (digits.length()) {
            case 8, 12, 13, 14 -> {}
            default ->
                throw new IllegalArgumentException(
                        "GTIN \"%s\" has %d digits; it must have 8, 12, 13 or 14".formatted(text, digits.length()));
        }
        if (!CheckDigit.isRight(digits)) {
            throw new IllegalArgumentException(wrongDigit(digits));
        }
        return new Gtin("0".repeat(LENGTH - digits.length()) + digits);
    }

    /** As {@link #of}, for text that may well be something else. */
    public static Optional<Gtin> tryOf(String text) {
        var digits = CheckDigit.withoutGaps(text);
        boolean fits = switch (digits.length()) {
            case 8, 12, 13, 14 -> CheckDigit.isDigits(digits) && CheckDigit.isRight(digits);
            default -> false;
        };
        return fits ? Optional.of(of(digits)) : Optional.empty();
    }

    /** The GTIN whose digits, all but the check digit, are these 7, 11, 12 or 13. */
    public static Gtin completing(String digitsWithoutCheckDigit) {
        if (!CheckDigit.isDigits(digitsWithoutCheckDigit)) {
            throw new IllegalArgumentException("\"%s\" is not digits".formatted(digitsWithoutCheckDigit));
        }
        return of(digitsWithoutCheckDigit + CheckDigit.completing(digitsWithoutCheckDigit));
    }

    /** The shortest form that is printed under a bar code: EAN-8, UPC, EAN-13 or the full 14. */
    public String printed() {
        for (int length : new int[] {8, 12, 13}) {
            if (value.startsWith("0".repeat(LENGTH - length))) {
                return value.substring(LENGTH - length);
            }
        }
        return value;
    }

    @Override
    public int compareTo(Gtin other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return printed();
    }

    private static String wrongDigit(String digits) {
        return "GTIN \"%s\" ends in %s, but its check digit must be %d"
                .formatted(digits, digits.substring(digits.length() - 1), CheckDigit.expected(digits));
    }
}
