package dev.baton.platform.data;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after this one; null when this is the last
 * @param previous the cursor of the page before this one; null when this is the first, and in lists that only go on
 */
public record Page<T>(
        List<T> data, @Nullable String next, @Nullable String previous) {

    public Page {
        data = List.copyOf(data);
    }

    public Page(List<T> data, @Nullable String next) {
        this(data, next, null);
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

    /** A page of a list that goes both ways. */
    static <T> Page<T> onward(List<T> rows, PageRequest request, Function<T, Cursor> cursorOf) {
        var page = of(rows, request, cursorOf);
        return request.after() == null || rows.isEmpty()
                ? page
                : new Page<>(
                        page.data,
                        page.next,
                        cursorOf.apply(page.data.getFirst()).back().encoded());
    }

    /** The page that ends in front of {@code request.after()}, of at least as many rows as are wanted, nearest first. */
    static <T> Page<T> backward(List<T> rows, PageRequest request, Function<T, Cursor> cursorOf) {
        var shown = rows.subList(0, request.limit()).reversed();
        return new Page<>(
                shown,
                cursorOf.apply(shown.getLast()).encoded(),
                rows.size() > request.limit()
                        ? cursorOf.apply(shown.getFirst()).back().encoded()
                        : null);
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(data.stream().map(mapper).toList(), next, previous);
    }
}
