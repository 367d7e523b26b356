package dev.baton.worklist;

import java.util.Arrays;
import java.util.List;

/**
 * Something said in a way that every reader gets in their own language.
 *
 * @param key of {@code messages/worklist.properties}
 * @param facts dates as {@code 2026-11-30}, moments as {@code 2026-11-30T08:00:00Z}, money as {@code 12.34 USD}, and further words as {@code @key}
 */
public record Sentence(String key, List<String> facts) {

    /** Stands before a fact that is itself a key. */
    public static final String KEY = "@";

    public Sentence {
        facts = List.copyOf(facts);
    }

    public static Sentence of(String key, Object... facts) {
        return new Sentence(key, Arrays.stream(facts).map(Object::toString).toList());
    }
}
