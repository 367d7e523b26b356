package dev.baton.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * What was typed after {@code ./baton bench}.
 *
 * @param parts the parts to run, in this order
 * @param orders how many orders the database is filled with before anything is measured; how far {@code growth} goes
 * @param seconds how long each measurement lasts
 * @param home where the database is kept; emptied first unless {@code isKept}
 */
record Options(List<String> parts, long orders, int seconds, Path home, boolean isKept, boolean isJson) {

    static final List<String> QUICK = List.of("floor", "place", "hot", "availability");

    static Options parse(List<String> words) {
        var parts = Part.NAMES.stream().filter(part -> !part.equals("growth")).toList();
        long orders = 0;
        int seconds = 10;
        var home = Path.of("target", "home").toAbsolutePath();
        var kept = false;
        var json = false;
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            var word = rest.remove();
            switch (word) {
                case "--quick" -> parts = QUICK;
                case "--json" -> json = true;
                case "--parts" -> parts = List.of(valueOf(word, rest).split(","));
                case "--orders" -> orders = count(valueOf(word, rest));
                case "--seconds" -> seconds = Math.toIntExact(count(valueOf(word, rest)));
                case "--home" -> {
                    home = Path.of(valueOf(word, rest)).toAbsolutePath();
                    kept = true;
                }
                default -> throw new IllegalArgumentException("unknown option " + word);
            }
        }
        var unknown = parts.stream().filter(part -> !Part.NAMES.contains(part)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown parts %s; there are %s".formatted(unknown, Part.NAMES));
        }
        return new Options(parts, orders, seconds, home, kept, json);
    }

    private static String valueOf(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove();
    }

    /** A number such as 250000, 250k or 10m. */
    private static long count(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        long unit = plain.endsWith("m") ? 1_000_000 : plain.endsWith("k") ? 1_000 : 1;
        try {
            return unit * Long.parseLong(unit == 1 ? plain : plain.substring(0, plain.length() - 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is not a number such as 250k or 10m".formatted(text), e);
        }
    }
}
