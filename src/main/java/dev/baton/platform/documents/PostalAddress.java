package dev.baton.platform.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address as it is written on paper; {@code country} is the ISO 3166 code of two letters. */
public record PostalAddress(
        String name,
        @Nullable String company,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postcode,
        String country) {

    /** Where the postcode stands behind the city; elsewhere it stands in front. */
    private static final Set<String> POSTCODE_LAST =
            Set.of("US", "CA", "AU", "NZ", "GB", "IE", "IN", "JP", "TW", "SG", "PR");

    /** The lines of the envelope. The country is named, in capitals, only when the letter leaves {@code from}. */
    public List<String> lines(String from, Locale language) {
        var lines = new ArrayList<String>();
        Stream.of(company, name, line1, line2, cityLine())
                .filter(line -> line != null && !line.isBlank())
                .distinct()
                .forEach(lines::add);
        if (!country.equals(from)) {
            var inWords = Locale.of("", country).getDisplayCountry(language);
            lines.add(inWords.toUpperCase(language));
        }
        return lines;
    }

    private String cityLine() {
        if (POSTCODE_LAST.contains(country)) {
            var place = country.equals("US") ? spaced(", ", city, region) : spaced(" ", city, region);
            return spaced(" ", place, postcode);
        }
        var place = spaced(" ", postcode, city);
        return region == null || region.isBlank() || region.equals(city) ? place : place + " (" + region + ")";
    }

    private static String spaced(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
