package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.CorrectiveAction.State;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says that it is done, and how. From now on it is counted whether it helps. */
@UseCase
public class CompleteCorrectiveAction {

    public record Command(
            CorrectiveActionId action,
            String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record ActionDone(CorrectiveAction action) implements Outcome {}

    public record DoneAlready(CorrectiveAction action) implements Outcome {}

    private final CorrectiveActions actions;
    private final Audit audit;
    private final Clock clock;

    CompleteCorrectiveAction(CorrectiveActions actions, Audit audit, Clock clock) {
        this.actions = actions;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var note = command.note().strip();
        if (note.isEmpty() || note.length() > CorrectivePlan.LONGEST_TEXT) {
            throw new Invalid("note", "must have 1 to %d characters".formatted(CorrectivePlan.LONGEST_TEXT));
        }
        var before = actions.lock(command.action());
        EntityTags.check(command.ifMatch(), before.version());
        if (before.state() != State.OPEN) {
            return new DoneAlready(before);
        }
        actions.complete(before.id(), note, clock.instant());
        var after = actions.get(before.id());
        audit.record("corrective-action", before.id(), "done", before, after);
        return new ActionDone(after);
    }
}
