package dev.baton.inventory.web;

import org.jspecify.annotations.Nullable;

/** What people leave blank. */
final class Texts {

    private Texts() {}

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
