package dev.baton.platform.documents;

/**
 * A label to draw on, measured in points from its upper left corner.
 *
 * <p>One drawing serves an office printer ({@link PdfLabel}) and a label printer ({@link ZplLabel}).
 */
public interface LabelCanvas {

    /** How a text stands within its width. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** One line of text, set smaller where it would be wider than {@code width}. */
    void text(String text, float x, float y, float width, float size, boolean strong, Align align);

    void rule(float x, float y, float width, float thickness);

    /** A black plate with white words in its middle. */
    void plate(String text, float x, float y, float width, float height, float size);

    /** Bars as wide as fit, in the middle of {@code width}; the text below them is drawn by whoever wants it. */
    void bars(Barcode barcode, float x, float y, float width, float height);

    /** The size at which a text is no wider than {@code width}. */
    static float fitting(String text, float size, boolean strong, float width) {
        float wide = (strong ? Typeface.BOLD : Typeface.REGULAR).width(text, size);
        return wide <= width ? size : size * width / wide;
    }
}
