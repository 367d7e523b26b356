package dev.baton.console;

import org.jspecify.annotations.Nullable;

/** A column of a data table. {@code sort} is what the address says when the list is sorted by it. */
public record Column(String label, @Nullable String sort, boolean number) {

    public static Column text(String label) {
        return new Column(label, null, false);
    }

    public static Column number(String label) {
        return new Column(label, null, true);
    }

    public Column sortedBy(String key) {
        return new Column(label, key, number);
    }
}
