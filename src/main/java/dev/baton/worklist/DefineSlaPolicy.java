package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how bad a kind of exception is and how soon it must be dealt with. It holds for what is raised from now on. */
@UseCase
public class DefineSlaPolicy {

    /** @param minutes of working time */
    public record Command(
            String kind,
            Severity severity,
            int minutes,
            @Nullable String ifMatch) {}

    private final Policies policies;
    private final Audit audit;

    DefineSlaPolicy(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public SlaPolicy handle(Command command) {
        WorkingHours.require(command.minutes());
        var before = policies.slas().get(command.kind());
        if (before == null) {
            throw new NotFound("kind of exception", command.kind());
        }
        EntityTags.check(command.ifMatch(), before.version());
        policies.set(new SlaPolicy(
                before.kind(), before.capability(), command.severity(), command.minutes(), before.version()));
        var after = policies.slas().get(command.kind());
        audit.record("sla policy", command.kind(), "changed", before, after);
        return Objects.requireNonNull(after);
    }
}
