package dev.baton.shipping;

import dev.baton.platform.documents.Letterhead;
import java.util.List;
import java.util.Locale;

/**
 * How a merchant signs its papers.
 *
 * @param language of papers for customers of whom no language is known, ISO 639-1
 * @param companyPrefix the GS1 prefix that its SSCCs begin with
 */
public record Sender(String name, List<String> contact, String colour, String language, String companyPrefix) {

    public Sender {
        contact = List.copyOf(contact);
        if (!companyPrefix.matches("[0-9]{4,12}")) {
            throw new IllegalArgumentException(
                    "a GS1 company prefix has 4 to 12 digits; \"%s\" does not".formatted(companyPrefix));
        }
    }

    Letterhead letterhead(List<String> address) {
        return new Letterhead(name, address, contact, List.of(), null, colour);
    }

    static Locale locale(String language, String country) {
        return Locale.of(language, country);
    }
}
