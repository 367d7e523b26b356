package dev.baton.platform.data;

import dev.baton.platform.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param limit rows, 1 to {@value #MOST}
 * @param after the last row of the page before, or the first of the page behind; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int MOST = 200;
    public static final int USUAL = 50;

    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new Invalid("limit", "must be from 1 to %d".formatted(MOST));
        }
        return new PageRequest(
                limit == null ? USUAL : limit, cursor == null || cursor.isBlank() ? null : Cursor.decode(cursor));
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    /** One more than wanted, so that the answer tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }
}
