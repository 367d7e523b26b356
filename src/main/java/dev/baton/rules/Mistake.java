package dev.baton.rules;

import java.util.Comparator;

/**
 * Why a rule cannot be understood.
 *
 * @param field such as {@code rules[2].when}
 * @param line from 1
 * @param column from 1
 */
public record Mistake(String field, int line, int column, String message) {

    static final Comparator<Mistake> IN_ORDER =
            Comparator.comparing(Mistake::field).thenComparingInt(Mistake::line).thenComparingInt(Mistake::column);
}
