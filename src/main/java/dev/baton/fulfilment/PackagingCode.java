package dev.baton.fulfilment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of a packaging, such as {@code FS-M}: 1 to 20 letters, digits and dashes, upper case. */
public record PackagingCode(@JsonValue String value) implements Comparable<PackagingCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    public PackagingCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a packaging code is 1 to 20 capital letters, digits and dashes; it was \"%s\"".formatted(value));
        }
    }

    @JsonCreator
    public static PackagingCode of(String value) {
        return new PackagingCode(value.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(PackagingCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
