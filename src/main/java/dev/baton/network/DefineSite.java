package dev.baton.network;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Opens a site, or changes one: its name, address, calendar, cut-off, what it handles, whether it takes part at all. */
@UseCase
public class DefineSite {

    /** @param expectedVersion what the caller last saw, 0 for a site that must be new; null when it does not care */
    public record Command(Site site, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Opened(Site site) implements Outcome {}

    public record Changed(Site site) implements Outcome {}

    public record CodeTaken(SiteCode code) implements Outcome {}

    public record ChangedMeanwhile(SiteCode code, int version) implements Outcome {}

    private final Sites sites;
    private final Audit audit;

    DefineSite(Sites sites, Audit audit) {
        this.sites = sites;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var code = command.site().code();
        var expected = command.expectedVersion();
        var before = sites.find(code).orElse(null);
        if (before == null) {
            return open(command.site());
        }
        if (expected != null && expected == 0) {
            return new CodeTaken(code);
        }
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(code, before.version());
        }
        if (!sites.change(command.site().version(before.version()))) {
            return new ChangedMeanwhile(code, before.version() + 1);
        }
        var after = command.site().version(before.version() + 1);
        audit.record("site", code, "changed", before, after);
        return new Changed(after);
    }

    private Outcome open(Site site) {
        var opened = site.version(1);
        if (!sites.add(opened)) {
            return new CodeTaken(site.code());
        }
        audit.record("site", site.code(), "opened", null, opened);
        return new Opened(opened);
    }
}
