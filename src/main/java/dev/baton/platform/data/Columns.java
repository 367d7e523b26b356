package dev.baton.platform.data;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a list of records into the arrays a set-based statement unnests.
 *
 * <p>Identifiers, times and dates travel as text, and the statement casts them: {@code unnest(:ids::uuid[])}.
 */
public final class Columns {

    private Columns() {}

    public static <T> @Nullable String[] text(Collection<T> rows, Function<T, ? extends @Nullable Object> of) {
        return rows.stream()
                .map(row -> {
                    var value = of.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    public static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    public static String @Nullable [] textsOrNull(@Nullable Collection<?> values) {
        return values == null ? null : texts(values);
    }

    public static <T> long[] longs(List<T> rows, ToLongFunction<T> of) {
        return rows.stream().mapToLong(of).toArray();
    }

    public static <T> @Nullable String[] uuids(List<T> rows, Function<T, ? extends @Nullable UUID> of) {
        return text(rows, of);
    }

    public static <T> @Nullable String[] instants(List<T> rows, Function<T, ? extends @Nullable Instant> of) {
        return text(rows, of);
    }
}
