package dev.baton.pricing;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Says what a jurisdiction takes, or corrects it. Orders that were taxed keep their tax. */
@UseCase
public class DefineTaxRate {

    /** @param expectedVersion what the caller last saw, 0 for one that must be new; null when it does not care */
    public record Command(TaxRate rate, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Made(TaxRate rate) implements Outcome {}

    public record Changed(TaxRate rate) implements Outcome {}

    public record CodeTaken(String code) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    /** In one place and on one day prices include all of the taxes or none: an order has one meaning of its total. */
    public record MixedInclusion(String otherRate) implements Outcome {}

    private final TaxRates rates;
    private final Audit audit;

    DefineTaxRate(TaxRates rates, Audit audit) {
        this.rates = rates;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var rate = command.rate();
        var expected = command.expectedVersion();
        var before = rates.find(rate.code()).orElse(null);
        if (before != null && expected != null && expected == 0) {
            return new CodeTaken(rate.code());
        }
        if (before != null && expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        var other = rates.otherwise(rate).orElse(null);
        if (other != null) {
            return new MixedInclusion(other);
        }
        return before == null ? make(rate) : change(before, rate);
    }

    private Outcome make(TaxRate rate) {
        var made = rate.version(1);
        if (!rates.add(made)) {
            return new CodeTaken(rate.code());
        }
        audit.record("tax-rate", made.code(), "made", null, made);
        return new Made(made);
    }

    private Outcome change(TaxRate before, TaxRate rate) {
        if (!rates.change(rate.version(before.version()))) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = rate.version(before.version() + 1);
        audit.record("tax-rate", after.code(), "changed", before, after);
        return new Changed(after);
    }
}
