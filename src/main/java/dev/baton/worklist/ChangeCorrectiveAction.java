package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.CorrectiveAction.State;
import dev.baton.worklist.spi.WorkKind;
import org.jspecify.annotations.Nullable;

/** Plans it otherwise, as long as it is not done: what was done is judged by what was planned. */
@UseCase
public class ChangeCorrectiveAction {

    public record Command(
            CorrectiveActionId action,
            CorrectivePlan plan,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record ActionChanged(CorrectiveAction action) implements Outcome {}

    public record DoneAlready(CorrectiveAction action) implements Outcome {}

    private final CorrectiveActions actions;
    private final Policies policies;
    private final Audit audit;

    ChangeCorrectiveAction(CorrectiveActions actions, Policies policies, Audit audit) {
        this.actions = actions;
        this.policies = policies;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        command.plan()
                .check(
                        policies.causes().stream().map(RootCause::code).toList(),
                        policies.kinds().stream().map(WorkKind::code).toList());
        var before = actions.lock(command.action());
        EntityTags.check(command.ifMatch(), before.version());
        if (before.state() != State.OPEN) {
            return new DoneAlready(before);
        }
        actions.change(before.id(), command.plan());
        audit.record("corrective-action", before.id(), "changed", before.plan(), command.plan());
        return new ActionChanged(actions.get(before.id()));
    }
}
