package dev.baton.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * How alike two names are, from 0 to 100.
 *
 * <p>Each word of the shorter name is laid beside the word of the other that is most like it, by the measure of Jaro and Winkler
 * (W. E. Winkler, <i>String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage</i>, 1990),
 * and counts by its length. Words of the longer name that are left over count a tenth of their length against it, because lists have
 * patronymics and second names that orders have not; but wholly where the shorter name has one word only, which would otherwise
 * be found in every longer one.
 */
final class Likeness {

    private static final double LEFT_OVER = 0.1;
    private static final double PREFIX = 0.1;
    private static final int LONGEST_PREFIX = 4;

    /** Words less alike than this are two words. */
    private static final double LEAST = 0.75;

    private Likeness() {}

    static int of(PartyName one, PartyName other) {
        if (one.isBlank() || other.isBlank()) {
            return 0;
        }
        boolean isShorter = one.words().size() <= other.words().size();
        var few = isShorter ? one.words() : other.words();
        var many = new ArrayList<>(isShorter ? other.words() : one.words());
        double alike = 0;
        double all = 0;
        for (var word : few) {
            int best = best(word, many);
            double measure = best < 0 ? 0 : words(word, many.get(best));
            if (measure >= LEAST) {
                double length = (word.length() + many.get(best).length()) / 2.0;
                alike += measure * length;
                all += length;
                many.remove(best);
            } else {
                all += word.length();
            }
        }
        double left = few.size() == 1 ? 1 : LEFT_OVER;
        all += left * many.stream().mapToInt(String::length).sum();
        return (int) Math.round(100 * alike / all);
    }

    private static int best(String word, List<String> among) {
        int best = -1;
        double most = -1;
        for (int at = 0; at < among.size(); at++) {
            double measure = words(word, among.get(at));
            if (measure > most) {
                most = measure;
                best = at;
            }
        }
        return best;
    }

    /** Jaro-Winkler, 0 to 1. */
    static double words(String one, String other) {
        double jaro = jaro(one, other);
        int prefix = 0;
        while (prefix < Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()))
                && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int window = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        var ofOther = new boolean[other.length()];
        var matched = new StringBuilder();
        for (int at = 0; at < one.length(); at++) {
            for (int there = Math.max(0, at - window); there < Math.min(other.length(), at + window + 1); there++) {
                if (!ofOther[there] && one.charAt(at) == other.charAt(there)) {
                    ofOther[there] = true;
                    matched.append(one.charAt(at));
                    break;
                }
            }
        }
        if (matched.isEmpty()) {
            return 0;
        }
        int transposed = 0;
        int next = 0;
        for (int there = 0; there < other.length(); there++) {
            if (ofOther[there] && matched.charAt(next++) != other.charAt(there)) {
                transposed++;
            }
        }
        double matches = matched.length();
        return (matches / one.length() + matches / other.length() + (matches - transposed / 2.0) / matches) / 3;
    }
}
