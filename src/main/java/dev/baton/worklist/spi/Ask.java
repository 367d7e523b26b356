package dev.baton.worklist.spi;

import java.util.List;

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
}
