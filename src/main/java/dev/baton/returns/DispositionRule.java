package dev.baton.returns;

import dev.baton.network.HandlingClass;
import org.jspecify.annotations.Nullable;

/** What becomes of units like these, unless somebody decides otherwise. What is null does not matter. */
public record DispositionRule(
        @Nullable Grade grade,
        @Nullable Cause cause,
        @Nullable HandlingClass handlingClass,
        Disposition disposition) {

    public DispositionRule {
        if (disposition == Disposition.UNDECIDED) {
            throw new IllegalArgumentException("a rule decides: it cannot lead to UNDECIDED");
        }
    }

    boolean holds(Grade graded, Cause because, HandlingClass goods) {
        return (grade == null || grade == graded)
                && (cause == null || cause == because)
                && (handlingClass == null || handlingClass == goods);
    }
}
