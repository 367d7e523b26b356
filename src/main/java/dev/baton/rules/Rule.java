package dev.baton.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a set.
 *
 * @param code by which it is known through all versions, such as {@code price-far-off-list}
 * @param note why it is there
 * @param when a condition in CEL
 * @param channels only in these; everywhere when empty
 * @param customerTags only for customers with one of these; for all when empty
 * @param value what the effect needs: the reason of a hold, the word of a tag, a priority, how something is put right; null where it needs nothing
 * @param releaseAfterHours when a hold releases itself; null when somebody must
 * @param owner who sees to a hold, by name; null when nobody is named
 * @param releaseWhen a condition in CEL under which a hold releases itself; null when there is none
 * @param message what people read when it is true; what stands in braces is an expression
 */
public record Rule(
        String code,
        String name,
        @Nullable String note,
        String when,
        List<String> channels,
        List<String> customerTags,
        Effect effect,
        @Nullable String value,
        @Nullable Integer releaseAfterHours,
        @Nullable String owner,
        @Nullable String releaseWhen,
        String message,
        boolean enabled) {

    public Rule {
        channels = List.copyOf(channels);
        customerTags = List.copyOf(customerTags);
    }

    public static Rule of(
            String code, String name, String note, String when, Effect effect, @Nullable String value, String message) {
        return new Rule(code, name, note, when, List.of(), List.of(), effect, value, null, null, null, message, true);
    }

    /**
     * Of a rule that holds.
     *
     * @param nextOwner who sees to it; null for nobody
     * @param nextReleaseWhen a condition under which it releases itself; null for none
     */
    public Rule held(@Nullable String nextOwner, @Nullable String nextReleaseWhen) {
        return new Rule(
                code,
                name,
                note,
                when,
                channels,
                customerTags,
                effect,
                value,
                releaseAfterHours,
                nextOwner,
                nextReleaseWhen,
                message,
                enabled);
    }

    public Rule enabled(boolean next) {
        return new Rule(
                code,
                name,
                note,
                when,
                channels,
                customerTags,
                effect,
                value,
                releaseAfterHours,
                owner,
                releaseWhen,
                message,
                next);
    }
}
