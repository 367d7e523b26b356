package dev.baton.platform.company;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Says how the company presents itself, and in which time, money and language it keeps its books. */
@UseCase
public class DefineCompany {

    /** @param expectedVersion what the caller last saw; null when it does not care */
    public record Command(CompanyProfile profile, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Defined(CompanyProfile profile) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final CompanyProfiles profiles;
    private final Audit audit;

    DefineCompany(CompanyProfiles profiles, Audit audit) {
        this.profiles = profiles;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var before = profiles.find().orElse(null);
        int version = before == null ? 0 : before.version();
        var expected = command.expectedVersion();
        if (expected != null && expected != version) {
            return new ChangedMeanwhile(version);
        }
        var profile = command.profile().version(version);
        if (!(before == null ? profiles.add(profile) : profiles.change(profile))) {
            return new ChangedMeanwhile(version + 1);
        }
        var after = profile.version(version + 1);
        audit.record("company", after.name(), before == null ? "defined" : "changed", before, after);
        return new Defined(after);
    }
}
