package dev.baton.screening;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list.
 *
 * @param line where it stands in its file
 * @param reference by which the list itself calls it
 */
public record Party(
        int line,
        String name,
        List<String> aliases,
        @Nullable String country,
        Kind kind,
        @Nullable String reference) {

    static final int LONGEST_NAME = 300;
    static final int MOST_ALIASES = 50;

    public enum Kind {
        PERSON,
        COMPANY;

        static @Nullable Kind of(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "", "company", "entity", "organisation" -> COMPANY;
                case "person", "individual" -> PERSON;
                default -> null;
            };
        }
    }

    /** By which it is known again when the list is loaded anew. */
    String key() {
        return Objects.requireNonNullElse(reference, PartyName.of(name).toString());
    }

    Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).distinct();
    }
}
