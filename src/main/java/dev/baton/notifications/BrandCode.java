package dev.baton.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of a brand, such as {@code MAIN}: 1 to 20 letters, digits and dashes, upper case. */
public record BrandCode(@JsonValue String value) implements Comparable<BrandCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    /** Of the brand that stands in where nobody has defined any. */
    static final BrandCode HOUSE = new BrandCode("HOUSE");

    public BrandCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a brand code is 1 to 20 capital letters, digits and dashes; it was \"%s\"".formatted(value));
        }
    }

    @JsonCreator
    public static BrandCode of(String value) {
        return new BrandCode(value.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(BrandCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
