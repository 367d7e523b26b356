package dev.baton.returns;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Says what may come back, on which terms, for which reasons, and what becomes of it. Returns under way keep their own. */
@UseCase
public class DefineReturnPolicy {

    private static final int DAYS_MAX = 3650;
    private static final int REASONS_MAX = 100;

    /** @param expectedVersion what the caller last saw; null when it does not care */
    public record Command(ReturnPolicy policy, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Defined(ReturnPolicy policy) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final Policies policies;
    private final Audit audit;

    DefineReturnPolicy(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        check(command.policy());
        var before = policies.get();
        var expected = command.expectedVersion();
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        if (!policies.put(command.policy(), before.version())) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = command.policy().version(before.version() + 1);
        audit.record("return-policy", "policy", "changed", before, after);
        return new Defined(after);
    }

    private static void check(ReturnPolicy policy) {
        var invalid = new Invalid.Collector();
        days(invalid, "windowDays", policy.windowDays());
        days(invalid, "expiryDays", policy.expiryDays());
        days(invalid, "exchangeDays", policy.exchangeDays());
        invalid.require(!policy.reasons().isEmpty(), "reasons", "must name at least one");
        invalid.require(
                policy.reasons().size() <= REASONS_MAX, "reasons", "has at most %d reasons".formatted(REASONS_MAX));
        var seen = new HashSet<String>();
        for (int i = 0; i < policy.reasons().size(); i++) {
            var reason = policy.reasons().get(i);
            invalid.require(seen.add(reason.code()), "reasons[%d].code".formatted(i), "is named twice");
            invalid.require(
                    !reason.words().getOrDefault("en", "").isBlank(),
                    "reasons[%d].words".formatted(i),
                    "must say it in English at least");
        }
        policy.conditionPercent()
                .forEach((grade, percent) -> invalid.require(
                        percent >= 0 && percent <= 100, "conditionPercent." + grade, "must be from 0 to 100"));
        invalid.throwIfAny();
    }

    private static void days(Invalid.Collector invalid, String field, int days) {
        invalid.require(days >= 1 && days <= DAYS_MAX, field, "must be from 1 to %d".formatted(DAYS_MAX));
    }
}
