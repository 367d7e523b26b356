package dev.baton.console.rules;

import dev.baton.rules.RuleQueries;
import dev.baton.rules.RuleSet;
import java.util.List;

/** A version with what it changed. */
public record RuleVersion(RuleSet set, List<RuleQueries.Difference> differences) {

    public RuleVersion {
        differences = List.copyOf(differences);
    }
}
