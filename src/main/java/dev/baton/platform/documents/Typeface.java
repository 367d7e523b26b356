package dev.baton.platform.documents;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The two cuts of IBM Plex Sans that every document is set in, embedded into it.
 *
 * <p>They cover Latin with all its accents, Greek, Cyrillic and the currency signs, and their figures are all of one
 * width, so that columns of numbers stand straight.
 */
final class Typeface {
    static final Typeface REGULAR = new Typeface("IBMPlexSans-Regular.ttf");
    static final Typeface BOLD = new Typeface("IBMPlexSans-SemiBold.ttf");

    private static final char UNKNOWN = '?';

    private final BaseFont base;

    private Typeface(String file) {
        try (var stream = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("font %s is missing from the application".formatted(file));
            }
            base = BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, stream.readAllBytes(), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    BaseFont base() {
        return base;
    }

    Font at(float size, Color colour) {
        return new Font(base, size, Font.NORMAL, colour);
    }

    Chunk chunk(String text, float size, Color colour) {
        return new Chunk(printable(text), at(size, colour));
    }

    /** The width of a text in points. */
    float width(String text, float size) {
        return base.getWidthPoint(printable(text), size);
    }

    /**
     * The text with every character that can be shown. What the face lacks becomes its letter without the accent or a
     * question mark: left out, as the PDF library would, it might be taken for the whole.
     */
    String printable(String text) {
        var clean = Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u202f', '\u00a0');
        var shown = new StringBuilder(clean.length());
        clean.codePoints().forEach(character -> {
            if (base.charExists(character)) {
                shown.appendCodePoint(character);
            } else if (!Character.isISOControl(character)) {
                int plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                        .codePointAt(0);
                shown.appendCodePoint(base.charExists(plain) ? plain : UNKNOWN);
            } else if (Character.isWhitespace(character)) {
                shown.append(' ');
            }
        });
        return shown.toString();
    }
}
