package dev.baton.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param version of the set that the rule belongs to; 0 for the one that Baton comes with
 * @param message what people read
 * @param broken whether the rule could not be evaluated; {@code message} then says why, and it counts as a hold
 */
public record Finding(
        String rule,
        String name,
        int version,
        Effect effect,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer releaseAfterHours,

        String message,
        boolean broken) {

    private static final int MOST_LETTERS = 400;

    /** Told only; nothing is done. */
    public Finding left(String why) {
        var told = message + " " + why;
        return new Finding(
                rule, name, version, Effect.WARN, null, null, told.length() > MOST_LETTERS ? message : told, broken);
    }
}
