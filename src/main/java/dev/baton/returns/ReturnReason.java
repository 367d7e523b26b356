package dev.baton.returns;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something comes back, as customers may say it.
 *
 * @param code capital letters, digits and underscores
 * @param group the branch of the tree that it hangs from
 * @param words by language, ISO 639-1; English is always there
 * @param customerPaysReturn whether the way back is the customer's to pay
 * @param restockingPercent of the price of the goods, kept back for taking them in
 * @param enabled false hides it from new returns
 */
public record ReturnReason(
        String code,
        String group,
        Map<String, String> words,
        Cause cause,
        boolean customerPaysReturn,
        int restockingPercent,
        boolean enabled) {

    public ReturnReason {
        words = Map.copyOf(words);
        if (!code.matches("[A-Z0-9_]{1,40}") || !group.matches("[A-Z0-9_]{1,40}")) {
            throw new IllegalArgumentException(
                    "a code has 1 to 40 capital letters, digits and underscores; it was \"%s\" of \"%s\""
                            .formatted(code, group));
        }
        if (restockingPercent < 0 || restockingPercent > 100) {
            throw new IllegalArgumentException("a percentage is from 0 to 100; it was %d".formatted(restockingPercent));
        }
    }

    public String words(@Nullable Locale language) {
        var english = words.getOrDefault("en", code);
        return language == null ? english : words.getOrDefault(language.getLanguage(), english);
    }
}
