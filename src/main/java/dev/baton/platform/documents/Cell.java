package dev.baton.platform.documents;

import org.jspecify.annotations.Nullable;

/** One field of a letter's table. */
public sealed interface Cell {

    /** A text, and below it, smaller, what need not be read by everybody. */
    record Words(String text, @Nullable String detail, boolean strong) implements Cell {}

    /** Bars and their text; {@code width} and {@code height} are the most they may take, in points. */
    record Bars(Barcode barcode, float width, float height) implements Cell {}

    /** An empty square for a pen. */
    record Tick() implements Cell {}

    static Cell of(String text) {
        return new Words(text, null, false);
    }

    static Cell of(String text, @Nullable String detail) {
        return new Words(text, detail, false);
    }

    static Cell strong(String text) {
        return new Words(text, null, true);
    }

    static Cell of(Barcode barcode) {
        return new Bars(barcode, 110, 24);
    }

    static Cell tick() {
        return new Tick();
    }
}
