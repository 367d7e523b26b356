package dev.baton.platform.data;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people type to find a thing, and what it is compared with: small letters without accents, so that {@code jalapeno}
 * finds Jalapeño.
 *
 * <p>The folded text is kept in a column with a trigram index; every word that is typed must occur in it.
 */
public final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** More words narrow no search that people make. */
    private static final int WORDS_MAX = 8;

    private SearchText() {}

    /** The column's value for a thing that these texts tell about. */
    public static String of(@Nullable Object... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(text -> folded(text.toString()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Patterns for {@code like}, one a word. */
    public static List<String> patterns(@Nullable String typed) {
        var folded = typed == null ? "" : folded(typed);
        if (folded.isEmpty()) {
            return List.of();
        }
        return BLANKS.splitAsStream(folded)
                .limit(WORDS_MAX)
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toList();
    }

    private static String folded(String text) {
        var plain = Normalizer.isNormalized(text, Normalizer.Form.NFD)
                ? text
                : ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("");
        return BLANKS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
