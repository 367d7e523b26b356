package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import dev.baton.worklist.spi.Fix;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries a fix on an item, and notes what came of it. The item closes when the fix says that what was wrong no longer is, and otherwise
 * by itself as soon as that is so. Whoever applies a fix to what nobody has claimed has claimed it.
 */
@UseCase
public class ApplyFix {

    /**
     * @param cause why it came about, where that is known; it is closed with it
     * @param batch what it is applied together with; null when it is applied alone
     */
    public record Command(
            WorkItemId item,
            String fix,
            Map<String, String> given,
            @Nullable String cause,
            @Nullable String ifMatch,
            @Nullable UUID batch) {

        public Command(
                WorkItemId item,
                String fix,
                Map<String, String> given,
                @Nullable String cause,
                @Nullable String ifMatch) {
            this(item, fix, given, cause, ifMatch, null);
        }
    }

    public sealed interface Outcome {}

    public record Applied(WorkItem item, WorkStep step) implements Outcome {}

    /** Nothing was changed, and the history says why. */
    public record Refused(WorkItem item, Sentence why) implements Outcome {}

    private final WorkItems items;
    private final Fixes fixes;
    private final Policies policies;
    private final Clock clock;

    ApplyFix(WorkItems items, Fixes fixes, Policies policies, Clock clock) {
        this.items = items;
        this.fixes = fixes;
        this.policies = policies;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var cause = command.cause() == null || command.cause().isBlank()
                ? null
                : ResolveWork.offered(policies, command.cause());
        var item = items.lock(command.item());
        EntityTags.check(command.ifMatch(), item.version());
        var fix = fixes.get(command.fix(), item);
        var result = Fixes.preview(fix, item) instanceof Fix.NotNow(var why)
                ? new Fix.Refused(why)
                : fix.apply(item, command.given());
        var now = clock.instant();
        switch (result) {
            case Fix.Refused(var why) -> {
                items.note(
                        new Step(item.id(), What.FIX_REFUSED, null, fix.code(), why, null, null, command.batch()), now);
                return new Refused(item, why);
            }
            case Fix.Done(var what, var settles, var back) -> {
                if (item.owner() == null) {
                    items.own(List.of(item.id()), Caller.current().name());
                }
                if (cause != null) {
                    items.nameCause(item.id(), cause);
                }
                items.note(new Step(item.id(), What.FIXED, null, fix.code(), what, null, back, command.batch()), now);
                var step = items.steps(item.id()).getFirst();
                if (settles) {
                    items.causeGone(List.of(item.id()), now);
                    items.note(Step.of(item.id(), What.CAUSE_GONE), now);
                }
                return new Applied(items.lock(item.id()), step);
            }
        }
    }
}
