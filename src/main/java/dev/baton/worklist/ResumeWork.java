package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lets the clock of an item run again before its pause is over. Saying it of one that runs changes nothing. */
@UseCase
public class ResumeWork {

    private final WorkItems items;
    private final DeskHours deskHours;
    private final Clock clock;

    ResumeWork(WorkItems items, DeskHours deskHours, Clock clock) {
        this.items = items;
        this.deskHours = deskHours;
        this.clock = clock;
    }

    public WorkItem handle(WorkItemId id, @Nullable String ifMatch) {
        var item = items.lock(id);
        EntityTags.check(ifMatch, item.version());
        var now = clock.instant();
        if (!item.isPaused(now)) {
            return item;
        }
        items.pause(id, null, null, deskHours.of(item.kind()).dueAfterPause(item, now, now));
        items.note(Step.of(id, What.RESUMED), now);
        return items.lock(id);
    }
}
