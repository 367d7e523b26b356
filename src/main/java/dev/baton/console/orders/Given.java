package dev.baton.console.orders;

import org.jspecify.annotations.Nullable;

/** What a form sends: an empty field is nothing. */
final class Given {

    private Given() {}

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
