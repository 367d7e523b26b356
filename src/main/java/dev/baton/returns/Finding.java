package dev.baton.returns;

import java.util.List;

/**
 * One thing that the policy was asked.
 *
 * @param facts what the answer stands on, for whoever says it in another language
 * @param words the answer in English
 */
public record Finding(Rule rule, boolean met, List<String> facts, String words) {

    public enum Rule {
        WINDOW,
        HANDLING,
        ITEM,
        REASON,
        AMOUNT,
        KEEP
    }

    public Finding {
        facts = List.copyOf(facts);
    }

    static Finding met(Rule rule, String words, String... facts) {
        return new Finding(rule, true, List.of(facts), words);
    }

    static Finding unmet(Rule rule, String words, String... facts) {
        return new Finding(rule, false, List.of(facts), words);
    }
}
