package dev.baton.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The merchant's own name of an item: 1 to 40 capital letters, digits, dots, dashes, underscores and slashes.
 *
 * <p>Every part between slashes begins with a letter or a digit, so that a SKU can stand in an address as it is.
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    private static final int LENGTH_MAX = 40;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9._-]*(/[A-Z0-9][A-Z0-9._-]*)*");

    public Sku {
        if (!fits(value)) {
            throw new IllegalArgumentException(
                    "a SKU is 1 to 40 letters, digits and . _ - / beginning with a letter or digit; it was \"%s\""
                            .formatted(value));
        }
    }

    @JsonCreator
    public static Sku of(String value) {
        return new Sku(tidy(value));
    }

    /** As {@link #of}, for text that may well be something else. */
    public static Optional<Sku> tryOf(String text) {
        var tidy = tidy(text);
        return fits(tidy) ? Optional.of(new Sku(tidy)) : Optional.empty();
    }

    private static boolean fits(String value) {
        return value.length() <= LENGTH_MAX && FORM.matcher(value).matches();
    }

    private static String tidy(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
