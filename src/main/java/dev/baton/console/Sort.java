package dev.baton.console;

import org.jspecify.annotations.Nullable;

/** The order of a list as its address says it: {@code placed} upwards, {@code -placed} downwards. */
public record Sort(String key, boolean descending) {

    public static Sort parse(@Nullable String asked, String fallback) {
        var text = asked == null || asked.isBlank() ? fallback : asked;
        return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
    }

    boolean isBy(@Nullable String other) {
        return key.equals(other);
    }

    /** What a click on the column of {@code other} asks for. */
    String next(String other) {
        return isBy(other) && !descending ? "-" + other : other;
    }

    @Override
    public String toString() {
        return descending ? "-" + key : key;
    }
}
