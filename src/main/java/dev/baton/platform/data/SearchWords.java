package dev.baton.platform.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people type to find one of very many things: the beginnings of words, in small letters without accents.
 *
 * <p>The words are kept in a {@code tsvector}, whose index is asked for a word and not for all its parts. A word is also found by what
 * stands behind its first two separators: {@code SO-100042} by {@code 100042}, {@code rosa.vega@example.org} by {@code vega}. Of
 * short words with digits the whole is wanted, because their beginnings are those of every number.
 */
public final class SearchWords {

    private static final Pattern TELEPHONE = Pattern.compile("\\+?[\\d ()./-]+");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private static final int LONGEST = 100;
    private static final int SHORTEST_REST = 3;
    private static final int RESTS = 2;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_BEGINNING_WITH_DIGITS = 6;
    private static final int SHORTEST_TELEPHONE = 7;
    private static final int[] LOCAL_TELEPHONES = {10, 9, 7};

    /** More words narrow no search that people make. */
    private static final int TYPED_MAX = 8;

    private SearchWords() {}

    /** The words of a thing that these texts tell about, separated by blanks. */
    public static String of(Stream<? extends @Nullable String> texts) {
        var all = new LinkedHashSet<String>();
        words(texts.filter(Objects::nonNull).collect(Collectors.joining(" "))).forEach(word -> addWithRests(word, all));
        return String.join(" ", all);
    }

    /** Words under which a telephone number is found: whole, and without its country or its area. */
    public static String telephone(@Nullable String number) {
        var digits = number == null ? "" : number.replaceAll("\\D", "");
        return Stream.concat(
                        Stream.of(digits),
                        Arrays.stream(LOCAL_TELEPHONES)
                                .filter(length -> length < digits.length())
                                .mapToObj(length -> digits.substring(digits.length() - length)))
                .collect(Collectors.joining(" "));
    }

    /** A {@code tsquery} of everything typed, as text to be cast; null when nothing was typed that could be found. */
    public static @Nullable String query(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        var query = typedWords(typed.strip())
                .distinct()
                .limit(TYPED_MAX)
                .map(word -> "'" + word + "'" + (isBeginning(word) ? ":*" : ""))
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    private static Stream<String> typedWords(String typed) {
        var digits = typed.replaceAll("\\D", "");
        return TELEPHONE.matcher(typed).matches() && digits.length() >= SHORTEST_TELEPHONE
                ? Stream.of(digits)
                : words(typed);
    }

    private static boolean isBeginning(String word) {
        return word.length() >= (DIGIT.matcher(word).find() ? SHORTEST_BEGINNING_WITH_DIGITS : SHORTEST_BEGINNING);
    }

    /** Quotes and backslashes have a meaning in a query, so they separate words in both places. */
    private static Stream<String> words(String text) {
        return Arrays.stream(SearchText.of(text)
                        .replace('\'', ' ')
                        .replace('\\', ' ')
                        .split(" "))
                .map(SearchWords::withoutEdges)
                .filter(word -> !word.isEmpty());
    }

    private static String withoutEdges(String word) {
        int from = 0;
        int until = Math.min(word.length(), LONGEST);
        while (from < until && isSeparator(word.charAt(from))) {
            from++;
        }
        while (until > from && isSeparator(word.charAt(until - 1))) {
            until--;
        }
        return word.substring(from, until);
    }

    private static void addWithRests(String word, Set<String> all) {
        all.add(word);
        int rests = 0;
        for (int i = 1; i + SHORTEST_REST <= word.length() && rests < RESTS; i++) {
            if (isSeparator(word.charAt(i - 1)) && !isSeparator(word.charAt(i))) {
                all.add(word.substring(i));
                rests++;
            }
        }
    }

    private static boolean isSeparator(char character) {
        return !Character.isLetterOrDigit(character);
    }
}
