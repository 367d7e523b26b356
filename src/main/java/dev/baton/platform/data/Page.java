package dev.baton.platform.data;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after this one; null when this is the last
 */
public record Page<T>(List<T> data, @Nullable String next) {

    public Page {
        data = List.copyOf(data);
    }

    /**
     * Makes a page of what a statement with {@code limit request.limit() + 1} answered: the extra row only tells that there is
     * more.
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> cursorOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, request.limit());
        return new Page<>(shown, cursorOf.apply(shown.getLast()).encoded());
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(data.stream().map(mapper).toList(), next);
    }
}
