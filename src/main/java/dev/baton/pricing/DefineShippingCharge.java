package dev.baton.pricing;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Adds a row to the table of shipping charges, or changes one. */
@UseCase
public class DefineShippingCharge {

    /** @param expectedVersion what the caller last saw, 0 for one that must be new; null when it does not care */
    public record Command(ShippingCharge charge, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Made(ShippingCharge charge) implements Outcome {}

    public record Changed(ShippingCharge charge) implements Outcome {}

    public record CodeTaken(String code) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final ShippingCharges charges;
    private final Audit audit;

    DefineShippingCharge(ShippingCharges charges, Audit audit) {
        this.charges = charges;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var charge = command.charge();
        var expected = command.expectedVersion();
        var before = charges.find(charge.code()).orElse(null);
        if (before != null && expected != null && expected == 0) {
            return new CodeTaken(charge.code());
        }
        if (before != null && expected != null && expected != before.version()) {
            return new ChangedMeanwhile(before.version());
        }
        return before == null ? make(charge) : change(before, charge);
    }

    private Outcome make(ShippingCharge charge) {
        var made = charge.version(1);
        if (!charges.add(made)) {
            return new CodeTaken(charge.code());
        }
        audit.record("shipping-charge", made.code(), "made", null, made);
        return new Made(made);
    }

    private Outcome change(ShippingCharge before, ShippingCharge charge) {
        if (!charges.change(charge.version(before.version()))) {
            return new ChangedMeanwhile(before.version() + 1);
        }
        var after = charge.version(before.version() + 1);
        audit.record("shipping-charge", after.code(), "changed", before, after);
        return new Changed(after);
    }
}
