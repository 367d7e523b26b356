package dev.baton.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published next. While nobody has saved one, it says what is in force, and its version is 0.
 *
 * @param basedOn the version that was in force when it was begun
 * @param mistakes that must be mended before it can be published
 */
public record RuleDraft(
        String book,
        List<Rule> rules,
        int basedOn,
        List<Mistake> mistakes,
        @Nullable Instant savedAt,
        @Nullable String savedBy,
        int version) {

    static final int UNSAVED = 0;

    public RuleDraft {
        rules = List.copyOf(rules);
        mistakes = List.copyOf(mistakes);
    }

    public boolean isSaved() {
        return version > UNSAVED;
    }
}
