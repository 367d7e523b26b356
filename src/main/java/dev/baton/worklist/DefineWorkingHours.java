package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import org.jspecify.annotations.Nullable;

/** Says when people are there. It holds for what is raised from now on. */
@UseCase
public class DefineWorkingHours {

    public record Command(WorkingHours hours, @Nullable String ifMatch) {}

    private final Policies policies;
    private final Audit audit;

    DefineWorkingHours(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public WorkingHours handle(Command command) {
        var before = policies.hours();
        EntityTags.check(command.ifMatch(), before.version());
        policies.set(command.hours());
        var after = policies.hours();
        audit.record("working hours", "company", "changed", before, after);
        return after;
    }
}
