package dev.baton.console.fulfilment;

import org.jspecify.annotations.Nullable;

/** What a form field says, if it says anything. */
final class Given {

    private Given() {}

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
