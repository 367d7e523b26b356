package dev.baton.customers;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How postcodes look in one country: those that are shipped to most stand here, all others in {@code
 * customers/postcode-forms.csv}.
 *
 * @param pattern of a postcode without blanks and hyphens
 * @param gap where the separator goes; negative counts from the end
 * @param example shown to who got it wrong
 * @param isRequired whether letters do not arrive without
 */
record PostcodeForm(Pattern pattern, int gap, String separator, String example, boolean isRequired) {

    private static final String TABLE = "/customers/postcode-forms.csv";

    /** Columns: country, gap, separator, required, example, pattern. */
    private static final int COLUMNS = 6;

    private static final int COUNTRY_LENGTH = 2;

    private static final Map<String, PostcodeForm> BY_COUNTRY = countries();

    static Optional<PostcodeForm> of(String country) {
        return Optional.ofNullable(BY_COUNTRY.get(country));
    }

    static String compact(String postcode) {
        return postcode.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /** As {@link #written}, also when the country's letters were written before it, or left out. */
    Optional<String> written(String postcode, String country) {
        var compact = compact(postcode);
        var bare = compact.startsWith(country) ? compact.substring(COUNTRY_LENGTH) : country + compact;
        return written(compact).or(() -> written(bare));
    }

    /** As the country's post writes it; empty when it is none of its postcodes. */
    Optional<String> written(String postcode) {
        var compact = compact(postcode);
        if (!pattern.matcher(compact).matches()) {
            return Optional.empty();
        }
        int at = gap < 0 ? compact.length() + gap : gap;
        return Optional.of(
                at >= compact.length() ? compact : compact.substring(0, at) + separator + compact.substring(at));
    }

    private static Map<String, PostcodeForm> countries() {
        var digits4 = digits("\\d{4}", "1010");
        var forms = new HashMap<>(others());
        Stream.of(
                        Map.of(
                                "US", split("\\d{5}(\\d{4})?", 5, "-", "90021 or 90021-1234"),
                                "CA",
                                        split(
                                                "[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\d[ABCEGHJ-NPRSTV-Z]\\d",
                                                3,
                                                " ",
                                                "M6K 3P6"),
                                "MX", digits("\\d{5}", "06700"),
                                "BR", split("\\d{8}", 5, "-", "01310-100")),
                        Map.of(
                                "GB", split("GIR0AA|[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}", -3, " ", "EH6 6AJ"),
                                "IE", split("[AC-FHKNPRTV-Y]\\d[\\dW][\\dAC-FHKNPRTV-Y]{4}", 3, " ", "D02 AF30"),
                                "DE", digits("(?!00)\\d{5}", "20457"),
                                "ES", digits("(0[1-9]|[1-4]\\d|5[0-2])\\d{3}", "28004"),
                                "FR", digits("(?!00|99)\\d{5}", "75011"),
                                "NL", split("[1-9]\\d{3}[A-Z]{2}", 4, " ", "1012 AB"),
                                "IT", digits("\\d{5}", "00118"),
                                "PT", split("[1-9]\\d{3}(\\d{3})?", 4, "-", "1000-001"),
                                "PL", split("\\d{5}", 2, "-", "00-001"),
                                "FI", digits("\\d{5}", "00100")),
                        Map.of(
                                "SE", split("\\d{5}", 3, " ", "111 22"),
                                "CZ", split("\\d{5}", 3, " ", "110 00"),
                                "GR", split("\\d{5}", 3, " ", "104 31"),
                                "JP", split("\\d{7}", 3, "-", "100-0001"),
                                "IN", digits("[1-9]\\d{5}", "110001")),
                        Map.of("AT", digits4, "BE", digits4, "CH", digits4, "DK", digits4, "LU", digits4),
                        Map.of("NO", digits4, "AU", digits4, "NZ", digits4))
                .forEach(forms::putAll);
        return Map.copyOf(forms);
    }

    private static Map<String, PostcodeForm> others() {
        return Table.rows(TABLE, ";", COLUMNS)
                .collect(Collectors.toMap(
                        columns -> columns[0],
                        columns -> new PostcodeForm(
                                Pattern.compile(columns[5]),
                                columns[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(columns[1]),
                                columns[2],
                                columns[4],
                                columns[3].equals("yes"))));
    }

    private static PostcodeForm digits(String pattern, String example) {
        return split(pattern, Integer.MAX_VALUE, "", example);
    }

    private static PostcodeForm split(String pattern, int gap, String separator, String example) {
        return new PostcodeForm(Pattern.compile(pattern), gap, separator, example, true);
    }
}
