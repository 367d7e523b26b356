package dev.baton.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param version of the set that the rule belongs to; 0 for the one that Baton comes with
 * @param owner who sees to what is held; null when nobody is named
 * @param releaseWhen the condition under which what is held is released by itself; null when there is none
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

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String releaseWhen,

        String message,
        boolean broken) {

    private static final int MOST_LETTERS = 400;

    /** Told only; nothing is done. */
    public Finding left(String why) {
        var told = message + " " + why;
        return new Finding(
                rule,
                name,
                version,
                Effect.WARN,
                null,
                null,
                null,
                null,
                told.length() > MOST_LETTERS ? message : told,
                broken);
    }
}
