package dev.baton.customers;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes cities as people do, when they came in one case only; whoever mixed large and small letters knew what they did. */
final class CityName {

    private static final String AFTER = "-/(";
    private static final Pattern PREFIX = Pattern.compile("[dlo]['’]|mc(?=\\p{L}{3})");
    private static final Set<String> FIELD_POST = Set.of("apo", "fpo", "dpo");

    private static final Set<String> SPANISH = Set.of("de", "del", "la", "las", "los", "el", "y");
    private static final Set<String> FRENCH = Set.of("de", "du", "la", "le", "les", "sur", "sous", "en", "et", "lès");
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "ES", SPANISH,
            "MX", SPANISH,
            "FR", FRENCH,
            "DE", Set.of("am", "an", "der", "im", "bei", "ob", "vor"),
            "NL", Set.of("aan", "den", "de", "op", "van"),
            "US", Set.of("of", "the"),
            "GB", Set.of("of", "on", "upon", "under", "the", "in", "le"));

    private CityName() {}

    static String written(String city, String country) {
        var tidy = city.strip().replaceAll("\\s+", " ");
        var small = tidy.toLowerCase(Locale.ROOT);
        if (!tidy.equals(small) && !tidy.equals(tidy.toUpperCase(Locale.ROOT))) {
            return tidy;
        }
        var words = small.split(" ");
        var kept = SMALL_WORDS.getOrDefault(country, Set.of());
        return IntStream.range(0, words.length)
                .mapToObj(i -> i > 0 && kept.contains(words[i]) ? words[i] : capital(words[i]))
                .collect(Collectors.joining(" "));
    }

    private static String capital(String word) {
        if (FIELD_POST.contains(word)) {
            return word.toUpperCase(Locale.ROOT);
        }
        var written = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            if (i == 0
                    || AFTER.indexOf(word.charAt(i - 1)) >= 0
                    || (i == 2 && PREFIX.matcher(word).lookingAt())) {
                written.setCharAt(i, Character.toUpperCase(word.charAt(i)));
            }
        }
        return written.toString();
    }
}
