package dev.baton.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of a site, such as {@code EAST}: 1 to 20 letters, digits and dashes, upper case. */
public record SiteCode(@JsonValue String value) implements Comparable<SiteCode> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    public SiteCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a site code is 1 to 20 capital letters, digits and dashes; it was \"%s\"".formatted(value));
        }
    }

    @JsonCreator
    public static SiteCode of(String value) {
        return new SiteCode(value.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(SiteCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
