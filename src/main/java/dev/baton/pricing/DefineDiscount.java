package dev.baton.pricing;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Makes a discount, or changes one. Orders that have it keep what they were given. */
@UseCase
public class DefineDiscount {

    /** @param expectedVersion what the caller last saw, 0 for one that must be new; null when it does not care */
    public record Command(Discount discount, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Made(Discount discount) implements Outcome {}

    public record Changed(Discount discount) implements Outcome {}

    public record CodeTaken(String code) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final Discounts discounts;
    private final Audit audit;

    DefineDiscount(Discounts discounts, Audit audit) {
        this.discounts = discounts;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var discount = command.discount();
        var expected = command.expectedVersion();
        var before = discounts.find(discount.code()).orElse(null);
        if (before != null && expected != null && expected == 0) {
            return new CodeTaken(discount.code());
        }
        if (before != null && expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        return before == null ? make(discount) : change(before, discount);
    }

    private Outcome make(Discount discount) {
        var made = discount.version(1);
        if (!discounts.add(made)) {
            return new CodeTaken(discount.code());
        }
        audit.record("discount", made.code(), "made", null, made);
        return new Made(made);
    }

    private Outcome change(Discount before, Discount discount) {
        if (!discounts.change(discount.version(before.version()))) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = discount.version(before.version() + 1);
        audit.record("discount", after.code(), "changed", before, after);
        return new Changed(after);
    }
}
