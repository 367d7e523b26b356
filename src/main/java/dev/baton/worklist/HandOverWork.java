package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Users;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives an item to somebody else, with a word about how far it is; or back to all, so that anybody may claim it. */
@UseCase
public class HandOverWork {

    /** @param to the name of somebody who may sign in; null for nobody */
    public record Command(
            WorkItemId item,
            @Nullable String to,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record HandedOver(WorkItem item) implements Outcome {}

    public record AlreadyClosed(WorkItem item) implements Outcome {}

    private final WorkItems items;
    private final Users users;
    private final Clock clock;

    HandOverWork(WorkItems items, Users users, Clock clock) {
        this.items = items;
        this.users = users;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var to = command.to();
        if (to != null && !users.names().contains(to)) {
            throw new Invalid("to", "is nobody who may sign in");
        }
        var item = items.lock(command.item());
        EntityTags.check(command.ifMatch(), item.version());
        if (!item.isOpen()) {
            return new AlreadyClosed(item);
        }
        items.own(List.of(item.id()), to);
        items.note(
                new Step(
                        item.id(),
                        to == null ? What.GIVEN_BACK : What.HANDED_OVER,
                        to,
                        null,
                        null,
                        command.note(),
                        null),
                clock.instant());
        return new HandedOver(items.lock(item.id()));
    }
}
