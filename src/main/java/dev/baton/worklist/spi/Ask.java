package dev.baton.worklist.spi;

import dev.baton.platform.Invalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * Something that a fix must be told.
 *
 * @param label the key of its name
 * @param choices the values to choose from, of a choice each the end of a key that begins with {@code label}; empty unless there is a choice
 * @param value what is proposed
 */
public record Ask(String name, String label, Type type, boolean required, List<String> choices, String value) {

    public enum Type {
        TEXT,
        DATE,
        CHOICE,
        /** As a choice, but what is chosen is called what it is: an item, a site. */
        LISTED
    }

    public Ask {
        choices = List.copyOf(choices);
    }

    public static Ask text(String name, String label, String value) {
        return new Ask(name, label, Type.TEXT, false, List.of(), value);
    }

    public static Ask needed(String name, String label, String value) {
        return new Ask(name, label, Type.TEXT, true, List.of(), value);
    }

    public static Ask date(String name, String label, String value) {
        return new Ask(name, label, Type.DATE, true, List.of(), value);
    }

    /** @param label the key of its name, and of nothing else */
    public static Ask listed(String name, String label, List<String> choices, String value) {
        return new Ask(name, label, Type.LISTED, true, choices, value);
    }

    public static Ask choice(String name, String label, List<String> choices, String value) {
        return new Ask(name, label, Type.CHOICE, true, choices, value);
    }

    /**
     * The day that was given as {@code name}.
     *
     * @throws Invalid when there is none, or it is not later than {@code today}
     */
    public static LocalDate dayAfter(LocalDate today, String name, Map<String, String> given) {
        try {
            var day = LocalDate.parse(given.getOrDefault(name, ""));
            new Invalid.Collector()
                    .require(day.isAfter(today), name, "must be later than today")
                    .throwIfAny();
            return day;
        } catch (DateTimeParseException _) {
            throw new Invalid(name, "is needed: a day such as 2026-11-30");
        }
    }

    /**
     * The text that was given as {@code name}.
     *
     * @throws Invalid when there is none
     */
    public static String textOf(String name, Map<String, String> given) {
        var text = given.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            throw new Invalid(name, "is needed");
        }
        return text;
    }
}
