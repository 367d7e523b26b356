package dev.baton.console;

import java.util.Locale;

/** What a colour says. A word or an icon always stands beside it. */
public enum Tone {
    /** Finished, nothing to do. */
    DONE("circle-check"),
    /** On its way, nobody needs to act. */
    MOVING("progress-check"),
    /** Waits for somebody. */
    WAITING("clock"),
    /** Needs somebody now. */
    URGENT("alert-triangle"),
    /** Not yet, or no longer. */
    NEUTRAL("circle-dashed");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
