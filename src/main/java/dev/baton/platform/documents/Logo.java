package dev.baton.platform.documents;

import java.io.IOException;
import org.openpdf.text.Image;

/** A company's picture, PNG or JPEG. */
public final class Logo {

    private final byte[] bytes;

    private Logo(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Refuses bytes that are no picture, so that no invoice fails on them later. */
    public static Logo of(byte[] bytes) {
        var logo = new Logo(bytes);
        logo.image();
        return logo;
    }

    Image image() {
        try {
            return Image.getInstance(bytes);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException("the logo is no readable PNG or JPEG", unreadable);
        }
    }
}
