package dev.baton.shipping;

import dev.baton.platform.documents.Wording;
import java.util.Locale;

/** What whoever carries or opens a box must know about it. */
public enum HandlingMark {
    FOOD_SAFE,
    FRAGILE,
    KEEP_COLD;

    /** The few words of the mark itself. */
    String words(Locale language) {
        return Wording.of("handling", language).text(name());
    }

    /** What to do when the box arrives. */
    String advice(Locale language) {
        return Wording.of("handling", language).text(name() + ".advice");
    }
}
