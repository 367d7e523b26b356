package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.CorrectiveAction.State;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Takes it up again, because it was not done after all or did not help. What was counted begins anew when it is done again. */
@UseCase
public class ReopenCorrectiveAction {

    /** @param dueOn the new date */
    public record Command(
            CorrectiveActionId action,
            LocalDate dueOn,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record ActionReopened(CorrectiveAction action) implements Outcome {}

    public record NotDone(CorrectiveAction action) implements Outcome {}

    private final CorrectiveActions actions;
    private final Audit audit;

    ReopenCorrectiveAction(CorrectiveActions actions, Audit audit) {
        this.actions = actions;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        var before = actions.lock(command.action());
        EntityTags.check(command.ifMatch(), before.version());
        if (before.state() == State.OPEN) {
            return new NotDone(before);
        }
        actions.reopen(before.id(), command.dueOn());
        var after = actions.get(before.id());
        audit.record("corrective-action", before.id(), "reopened", before, after);
        return new ActionReopened(after);
    }
}
