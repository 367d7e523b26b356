package dev.baton.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of one thing under the rules. What costs something to find out is found out when a rule asks for it, once.
 *
 * <p>A value is a map of what the {@link Vocabulary} names, or a list of such maps: texts are {@link String}, numbers {@link Double},
 * counts {@link Long}, flags {@link Boolean}, moments {@link java.time.Instant}, fields a map of such, and nothing is null. Of one
 * thread only.
 */
public final class Facts {

    private final String channel;
    private final Set<String> customerTags;
    private final Map<String, Supplier<Object>> variables;
    private final Map<String, Object> known = new HashMap<>();

    public Facts(String channel, Set<String> customerTags, Map<String, Supplier<Object>> variables) {
        this.channel = channel;
        this.customerTags = Set.copyOf(customerTags);
        this.variables = Map.copyOf(variables);
    }

    boolean concern(Rule rule) {
        return (rule.channels().isEmpty() || rule.channels().contains(channel))
                && (rule.customerTags().isEmpty()
                        || rule.customerTags().stream().anyMatch(customerTags::contains));
    }

    Object of(String variable) {
        return known.computeIfAbsent(variable, name -> {
            var supplier = variables.get(name);
            if (supplier == null) {
                throw new IllegalStateException("nothing is known of %s".formatted(name));
            }
            return supplier.get();
        });
    }
}
