package dev.baton.orders;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the custom fields of an order, as rules see it. Whatever key it is asked for it has, in whichever way a condition
 * asks, so that none fails for want of a value: an empty text, 0 or false where nothing was filled in, and an empty text for what
 * is no field.
 */
final class FieldFacts extends AbstractMap<String, Object> {

    private final Map<String, Object> values;
    private final Supplier<FieldSet> fields;

    /** @param fields asked for only when a rule speaks of a field in which nothing stands */
    FieldFacts(Map<String, Object> values, Supplier<FieldSet> fields) {
        this.values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Entry::getKey, entry -> asFact(entry.getValue())));
        this.fields = fields;
    }

    @Override
    public Object get(@Nullable Object key) {
        var value = key == null ? null : values.get(key);
        return value != null
                ? value
                : fields.get()
                        .find(String.valueOf(key))
                        .map(CustomField::nothing)
                        .orElse("");
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }

    private static Object asFact(Object value) {
        return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
    }
}
