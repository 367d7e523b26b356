package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import java.util.List;

/** Takes items upon oneself: all that nobody has claimed yet. Of two who claim at once, one gets it and the other hears who did. */
@UseCase
public class ClaimWork {

    /** @param claimed those that are the caller's now, also those that were already */
    public record Claimed(List<WorkItem> claimed, List<WorkItem> taken, List<WorkItem> closed) {}

    private final WorkItems items;
    private final Clock clock;

    ClaimWork(WorkItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    public Claimed handle(List<WorkItemId> wanted) {
        var me = Caller.current().name();
        var locked = items.lock(wanted);
        var closed = locked.stream().filter(item -> !item.isOpen()).toList();
        var taken = locked.stream()
                .filter(item ->
                        item.isOpen() && item.owner() != null && !item.owner().equals(me))
                .toList();
        var free = locked.stream()
                .filter(item -> item.isOpen() && item.owner() == null)
                .map(WorkItem::id)
                .toList();
        if (!free.isEmpty()) {
            items.own(free, me);
            items.note(free.stream().map(id -> Step.of(id, What.CLAIMED)).toList(), clock.instant());
        }
        return new Claimed(
                items.lock(locked.stream()
                        .filter(item -> !closed.contains(item) && !taken.contains(item))
                        .map(WorkItem::id)
                        .toList()),
                taken,
                closed);
    }
}
