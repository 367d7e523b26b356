package dev.baton.platform.documents;

import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a document, and in which colour.
 *
 * @param contact lines such as telephone, mail and web address
 * @param legal what the law wants on the foot of a letter: tax number, registration, bank
 */
public record Letterhead(
        String name,
        List<String> address,
        List<String> contact,
        List<String> legal,
        @Nullable Logo logo,
        String colour) {

    public static final String DEFAULT_COLOUR = "#0f4c5c";

    public Letterhead {
        address = List.copyOf(address);
        contact = List.copyOf(contact);
        legal = List.copyOf(legal);
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("a colour is written #rrggbb, not \"%s\"".formatted(colour));
        }
    }

    public Letterhead(String name, List<String> address, List<String> contact) {
        this(name, address, contact, List.of(), null, DEFAULT_COLOUR);
    }

    /** The same sender at another address. */
    public Letterhead at(List<String> elsewhere) {
        return new Letterhead(name, elsewhere, contact, legal, logo, colour);
    }

    Color accent() {
        return Color.decode(colour);
    }
}
