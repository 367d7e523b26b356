package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import dev.baton.worklist.spi.Fix;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** Takes back the latest fix of an item, where its capability can. What is then wrong again is raised again by its listener. */
@UseCase
public class UndoFix {

    public record Command(WorkItemId item, UUID step) {}

    public sealed interface Outcome {}

    public record Undone(WorkItem item, Sentence what) implements Outcome {}

    public record CannotBeUndone(WorkItem item, Sentence why) implements Outcome {}

    private final WorkItems items;
    private final Fixes fixes;
    private final Clock clock;

    UndoFix(WorkItems items, Fixes fixes, Clock clock) {
        this.items = items;
        this.fixes = fixes;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var item = items.lock(command.item());
        var steps = items.steps(item.id());
        var step = steps.stream()
                .filter(each -> each.id().equals(command.step()))
                .findFirst()
                .orElseThrow(() -> new NotFound("step", command.step()));
        var latest = steps.stream()
                .filter(each -> each.what() == What.FIXED || each.what() == What.UNDONE)
                .findFirst();
        if (step.back() == null || latest.isEmpty() || !latest.get().id().equals(step.id())) {
            return new CannotBeUndone(item, Sentence.of("worklist.fix.no-way-back"));
        }
        var fix = fixes.applied(Objects.requireNonNull(step.fix()));
        var result = Caller.current().may(fix.permission())
                ? fix.undo(item, step.back())
                : new Fix.Refused(Sentence.of("worklist.fix.not-allowed"));
        return switch (result) {
            case Fix.Refused(var why) -> new CannotBeUndone(item, why);
            case Fix.Done(var what, var _, var _) -> {
                items.note(new Step(item.id(), What.UNDONE, null, fix.code(), what, null, null), clock.instant());
                yield new Undone(items.lock(item.id()), what);
            }
        };
    }
}
