package dev.baton.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or as the device says. */
public enum Theme {
    LIGHT,
    DARK,
    SYSTEM;

    static Theme parse(@Nullable String text) {
        for (var theme : values()) {
            if (theme.word().equals(text)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
