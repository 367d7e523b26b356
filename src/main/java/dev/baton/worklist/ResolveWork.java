package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Closes an item because a person says that it is dealt with, and why it came about. */
@UseCase
public class ResolveWork {

    /** @param cause of the taxonomy; nothing is closed without one */
    public record Command(
            WorkItemId item,
            @Nullable String cause,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome {}

    public record Resolved(WorkItem item) implements Outcome {}

    public record AlreadyClosed(WorkItem item) implements Outcome {}

    private final WorkItems items;
    private final Policies policies;
    private final Clock clock;

    ResolveWork(WorkItems items, Policies policies, Clock clock) {
        this.items = items;
        this.policies = policies;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var cause = offered(policies, command.cause());
        var item = items.lock(command.item());
        EntityTags.check(command.ifMatch(), item.version());
        if (!item.isOpen()) {
            return new AlreadyClosed(item);
        }
        var now = clock.instant();
        items.resolve(item.id(), cause, command.note(), now);
        items.note(Step.noted(item.id(), What.RESOLVED, command.note()), now);
        return new Resolved(items.lock(item.id()));
    }

    static String offered(Policies policies, @Nullable String cause) {
        if (cause == null || cause.isBlank()) {
            throw new Invalid("cause", "is needed: an exception is closed with what caused it");
        }
        if (policies.causes().stream()
                .noneMatch(each -> each.offered() && each.code().equals(cause))) {
            throw new Invalid("cause", "is none of the causes that can be chosen");
        }
        return cause;
    }
}
