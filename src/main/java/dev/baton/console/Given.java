package dev.baton.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a page sends, read: what is empty, or is not what it should be, is nothing. */
public final class Given {

    private Given() {}

    /** Without the blanks around it. */
    public static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** ISO 8601, as browsers send it. */
    public static @Nullable LocalDate day(@Nullable String value) {
        try {
            return value == null ? null : LocalDate.parse(value.strip());
        } catch (DateTimeException _) {
            return null;
        }
    }

    public static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String value) {
        for (var constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return null;
    }
}
