package dev.baton.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a book as they were published together.
 *
 * @param version 0 for those that Baton comes with
 * @param note what whoever published it said about it
 * @param publishedAt null for version 0
 * @param publishedBy null for version 0
 */
public record RuleSet(
        String book,
        int version,
        List<Rule> rules,
        @Nullable String note,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy) {

    static final int SHIPPED = 0;

    public RuleSet {
        rules = List.copyOf(rules);
    }

    static RuleSet shipped(RuleBook book) {
        return new RuleSet(book.code(), SHIPPED, book.shipped(), null, null, null);
    }
}
