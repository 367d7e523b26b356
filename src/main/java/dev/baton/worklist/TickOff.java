package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;

/** Signs off a line of the checklist of an item. Signing it off twice is no error, and changes nothing. */
@UseCase
public class TickOff {

    private final WorkItems items;
    private final Clock clock;

    TickOff(WorkItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** @param line as it stands in the playbook */
    public void handle(WorkItemId id, String line) {
        var item = items.lock(id);
        boolean isTicked =
                items.steps(id).stream().anyMatch(step -> step.what() == What.TICKED && line.equals(step.note()));
        if (!isTicked) {
            items.note(Step.noted(item.id(), What.TICKED, line), clock.instant());
        }
    }
}
