package dev.baton.platform.documents;

import java.util.Locale;
import java.util.Set;
import org.openpdf.text.Rectangle;

/** The sheet a letter is printed on. */
public enum Paper {
    A4(595, 842),
    US_LETTER(612, 792);

    /** Where office printers hold Letter; the rest of the world holds A4. */
    private static final Set<String> LETTER_COUNTRIES =
            Set.of("US", "CA", "MX", "CL", "CO", "CR", "DO", "GT", "PA", "PH", "PR", "SV", "VE");

    private final int width;
    private final int height;

    /** In points, 72 of them an inch. */
    Paper(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The paper in the printers of a country, by its ISO 3166 code. */
    public static Paper of(String country) {
        return LETTER_COUNTRIES.contains(country.toUpperCase(Locale.ROOT)) ? US_LETTER : A4;
    }

    Rectangle size() {
        return new Rectangle(width, height);
    }
}
