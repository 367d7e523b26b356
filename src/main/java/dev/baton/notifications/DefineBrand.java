package dev.baton.notifications;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Defines a brand, or changes one. The first is the default; a new default takes the place of the old one. */
@UseCase
public class DefineBrand {

    /** @param expectedVersion what the caller last saw, 0 for a brand that must be new; null when it does not care */
    public record Command(Brand brand, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Defined(Brand brand) implements Outcome {}

    public record Changed(Brand brand) implements Outcome {}

    public record CodeTaken(BrandCode code) implements Outcome {}

    public record ChangedMeanwhile(BrandCode code, int version) implements Outcome {}

    private final Brands brands;
    private final Audit audit;

    DefineBrand(Brands brands, Audit audit) {
        this.brands = brands;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var wanted = command.brand();
        var all = brands.list();
        var before = all.stream()
                .filter(brand -> brand.code().equals(wanted.code()))
                .findFirst()
                .orElse(null);
        var expected = command.expectedVersion();
        if (before == null) {
            return define(all.isEmpty() ? asDefault(wanted) : wanted);
        }
        if (expected != null && expected == 0) {
            return new CodeTaken(wanted.code());
        }
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(wanted.code(), before.version());
        }
        return change(before, before.isDefault() ? asDefault(wanted) : wanted);
    }

    private Outcome define(Brand wanted) {
        var defined = wanted.version(1);
        if (defined.isDefault()) {
            brands.noOtherDefault(defined.code());
        }
        if (!brands.add(defined)) {
            return new CodeTaken(wanted.code());
        }
        audit.record("brand", defined.code(), "defined", null, defined);
        return new Defined(defined);
    }

    private Outcome change(Brand before, Brand wanted) {
        if (wanted.isDefault()) {
            brands.noOtherDefault(wanted.code());
        }
        if (!brands.change(wanted.version(before.version()))) {
            return new ChangedMeanwhile(before.code(), before.version() + 1);
        }
        var after = wanted.version(before.version() + 1);
        audit.record("brand", after.code(), "changed", before, after);
        return new Changed(after);
    }

    private static Brand asDefault(Brand brand) {
        return new Brand(
                brand.code(),
                brand.name(),
                brand.logoText(),
                brand.senderName(),
                brand.senderAddress(),
                brand.replyTo(),
                brand.helpEmail(),
                brand.helpPhone(),
                brand.website(),
                brand.accent(),
                brand.language(),
                brand.channels(),
                true,
                brand.version());
    }
}
