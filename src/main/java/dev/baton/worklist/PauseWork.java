package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops the clock of an item that waits for something which nobody here can hurry, such as a customer's answer. The working time that
 * is left when it stops is left when it runs again. What is overdue stays overdue. Said again, the item waits until the new time.
 */
@UseCase
public class PauseWork {

    /** Longer than this it is not waiting, but forgotten. */
    public static final Duration LONGEST = Duration.ofDays(30);

    public static final int LONGEST_REASON = 500;

    /** @param reason what it waits for, 1 to {@value PauseWork#LONGEST_REASON} characters */
    public record Command(
            WorkItemId item,
            Instant until,
            String reason,
            @Nullable String ifMatch) {

        public Command {
            reason = reason.strip();
        }
    }

    public sealed interface Outcome {}

    public record Paused(WorkItem item) implements Outcome {}

    public record AlreadyClosed(WorkItem item) implements Outcome {}

    private final WorkItems items;
    private final DeskHours deskHours;
    private final Clock clock;

    PauseWork(WorkItems items, DeskHours deskHours, Clock clock) {
        this.items = items;
        this.deskHours = deskHours;
        this.clock = clock;
    }

    /** @throws Invalid by {@code until} and {@code reason} */
    public Outcome handle(Command command) {
        var now = clock.instant();
        var until = command.until();
        new Invalid.Collector()
                .require(
                        until.isAfter(now) && !until.isAfter(now.plus(LONGEST)),
                        "until",
                        "is later than now, and at most %d days".formatted(LONGEST.toDays()))
                .require(
                        !command.reason().isEmpty() && command.reason().length() <= LONGEST_REASON,
                        "reason",
                        "has 1 to %d characters".formatted(LONGEST_REASON))
                .throwIfAny();
        var item = items.lock(command.item());
        EntityTags.check(command.ifMatch(), item.version());
        if (!item.isOpen()) {
            return new AlreadyClosed(item);
        }
        items.pause(
                item.id(), until, command.reason(), deskHours.of(item.kind()).dueAfterPause(item, until, now));
        items.note(Step.noted(item.id(), What.PAUSED, command.reason()), now);
        return new Paused(items.lock(item.id()));
    }
}
