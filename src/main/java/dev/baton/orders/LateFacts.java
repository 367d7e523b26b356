package dev.baton.orders;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one thing under the rules, and beside it what is found out only when a rule speaks of it. */
final class LateFacts extends AbstractMap<String, Object> {

    private final Map<String, Object> known;
    private final Map<String, Late<Object>> late;

    LateFacts(Map<String, Object> known, Map<String, Supplier<Object>> late) {
        this.known = known;
        this.late = late.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Entry::getKey, entry -> new Late<>(entry.getValue())));
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        var value = late.get(String.valueOf(key));
        return value == null ? known.get(String.valueOf(key)) : value.get();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return late.containsKey(String.valueOf(key)) || known.containsKey(String.valueOf(key));
    }

    /** Without what nobody has asked for yet. */
    @Override
    public Set<Entry<String, Object>> entrySet() {
        return known.entrySet();
    }
}
