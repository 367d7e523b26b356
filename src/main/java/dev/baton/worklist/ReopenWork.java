package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Opens an item again that was closed too early. The clock of its policy begins anew; how often it happened is kept. */
@UseCase
public class ReopenWork {

    public record Command(
            WorkItemId item,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record Reopened(WorkItem item) implements Outcome {}

    public record NotClosed(WorkItem item) implements Outcome {}

    /** The same has been raised again since. */
    public record RaisedAnew(WorkItemId other) implements Outcome {}

    private final WorkItems items;
    private final Policies policies;
    private final DeskHours deskHours;
    private final Clock clock;

    ReopenWork(WorkItems items, Policies policies, DeskHours deskHours, Clock clock) {
        this.items = items;
        this.policies = policies;
        this.deskHours = deskHours;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var item = items.lock(command.item());
        EntityTags.check(command.ifMatch(), item.version());
        if (item.isOpen()) {
            return new NotClosed(item);
        }
        var other = items.otherOpen(item.kind(), item.subject().id());
        if (other.isPresent()) {
            return new RaisedAnew(other.get());
        }
        var now = clock.instant();
        var sla = policies.slas().get(item.kind());
        // A kind that no capability raises any more has no time left.
        items.reopen(item.id(), sla == null ? now : deskHours.of(item.kind()).after(now, sla.time()));
        items.note(Step.noted(item.id(), What.REOPENED, command.note()), now);
        return new Reopened(items.lock(item.id()));
    }
}
