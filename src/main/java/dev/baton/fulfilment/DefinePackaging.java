package dev.baton.fulfilment;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Adds a packaging, or changes one; packages that are packed already stay as they are. */
@UseCase
public class DefinePackaging {

    /** @param expectedVersion what the caller last saw, 0 for one that must be new; null when it does not care */
    public record Command(Packaging packaging, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Added(Packaging packaging) implements Outcome {}

    public record Changed(Packaging packaging) implements Outcome {}

    public record CodeTaken(PackagingCode code) implements Outcome {}

    public record ChangedMeanwhile(PackagingCode code, int version) implements Outcome {}

    private final Packagings packagings;
    private final Audit audit;

    DefinePackaging(Packagings packagings, Audit audit) {
        this.packagings = packagings;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var code = command.packaging().code();
        var expected = command.expectedVersion();
        var before = packagings.find(code).orElse(null);
        if (before == null) {
            return add(command.packaging());
        }
        if (expected != null && expected == 0) {
            return new CodeTaken(code);
        }
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(code, before.version());
        }
        if (!packagings.change(command.packaging().version(before.version()))) {
            return new ChangedMeanwhile(code, before.version() + 1);
        }
        var after = command.packaging().version(before.version() + 1);
        audit.record("packaging", code, "changed", before, after);
        return new Changed(after);
    }

    private Outcome add(Packaging packaging) {
        var added = packaging.version(1);
        if (!packagings.add(added)) {
            return new CodeTaken(packaging.code());
        }
        audit.record("packaging", packaging.code(), "added", null, added);
        return new Added(added);
    }
}
