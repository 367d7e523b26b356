package dev.baton.platform.company;

import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Logo;
import dev.baton.platform.documents.PostalAddress;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as others see it.
 *
 * @param legalName as it is registered; what an invoice must show
 * @param address null until somebody has told it
 * @param taxNumber such as a VAT or sales tax number
 * @param zone of the books: where a day begins
 * @param currency of the books, ISO 4217
 * @param language ISO 639-1, of letters to those whose language nobody knows
 * @param accent the colour of letters, mail and public pages, as {@code #rrggbb}
 * @param version 0 when nobody has told anything yet
 */
public record CompanyProfile(
        String name,
        String legalName,
        @Nullable PostalAddress address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String taxNumber,
        ZoneId zone,
        String currency,
        String language,
        String accent,
        int version) {

    public static final List<String> LANGUAGES = List.of("en", "es");

    public CompanyProfile {
        accent = accent.toLowerCase(Locale.ROOT);
    }

    /** What is known of a merchant that has told only its name. */
    public static CompanyProfile named(String name) {
        return new CompanyProfile(
                name, name, null, null, null, null, null, ZoneOffset.UTC, "USD", "en", Letterhead.DEFAULT_COLOUR, 0);
    }

    CompanyProfile version(int version) {
        return new CompanyProfile(
                name, legalName, address, email, phone, website, taxNumber, zone, currency, language, accent, version);
    }

    /** The head of a letter. */
    public Letterhead letterhead(Locale reader, @Nullable Logo logo) {
        return new Letterhead(
                name,
                address == null ? List.of() : address.lines(address.country(), reader),
                Stream.of(phone, email, website).filter(Objects::nonNull).toList(),
                Stream.of(legalName.equals(name) ? null : legalName, taxNumber)
                        .filter(Objects::nonNull)
                        .toList(),
                logo,
                accent);
    }
}
