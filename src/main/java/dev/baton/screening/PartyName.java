package dev.baton.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name as it is compared: in small letters without marks and punctuation, without legal forms, its words in the order of the
 * alphabet. {@code "Müller & Söhne GmbH"} and {@code "SOHNE, MULLER"} are the same.
 *
 * <p>Names are compared in the letters they are written in: nothing is transliterated from Cyrillic, Arabic or Chinese.
 */
record PartyName(List<String> words) {

    private static final int MOST_WORDS = 12;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INITIALS = Pattern.compile("(?<=\\p{L})[.'’](?=\\p{L})");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Forms of companies, and words that only join others. */
    private static final Set<String> SILENT = Set.of(
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "ug",
            "ev",
            "se",
            "inc",
            "incorporated",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "plc",
            "corp",
            "corporation",
            "co",
            "company",
            "sa",
            "sas",
            "sarl",
            "sl",
            "slu",
            "srl",
            "spa",
            "bv",
            "nv",
            "ab",
            "as",
            "asa",
            "aps",
            "oy",
            "oyj",
            "kft",
            "zrt",
            "doo",
            "dd",
            "ooo",
            "oao",
            "zao",
            "pao",
            "jsc",
            "pjsc",
            "ojsc",
            "cjsc",
            "fze",
            "fzco",
            "fzc",
            "pte",
            "pty",
            "sdn",
            "bhd",
            "cv",
            "ltda",
            "eireli",
            "the",
            "and",
            "und",
            "y",
            "et",
            "e");

    static PartyName of(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var small = plain.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ı", "i");
        var words = Arrays.stream(BREAKS.split(INITIALS.matcher(small).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .sorted()
                .toList();
        var telling = words.stream().filter(word -> !SILENT.contains(word)).toList();
        return new PartyName(telling.isEmpty() ? words : telling);
    }

    boolean isBlank() {
        return words.isEmpty();
    }

    /** As it is kept and found. */
    @Override
    public String toString() {
        return words.stream().collect(Collectors.joining(" "));
    }
}
