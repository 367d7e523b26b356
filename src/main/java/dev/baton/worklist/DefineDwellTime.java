package dev.baton.worklist;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how long a thing may stand in a state, or that nobody wants to know. It holds from the next look, within a minute. */
@UseCase
public class DefineDwellTime {

    /** @param minutes of working time */
    public record Command(
            String state,
            int minutes,
            boolean watched,
            @Nullable String ifMatch) {}

    private final Policies policies;
    private final Audit audit;

    DefineDwellTime(Policies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public DwellTime handle(Command command) {
        WorkingHours.require(command.minutes());
        var before = policies.dwellTimes().get(command.state());
        if (before == null) {
            throw new NotFound("state with a dwell time", command.state());
        }
        EntityTags.check(command.ifMatch(), before.version());
        policies.set(new DwellTime(
                before.state(), before.capability(), command.minutes(), command.watched(), before.version()));
        var after = policies.dwellTimes().get(command.state());
        audit.record("dwell time", command.state(), "changed", before, after);
        return Objects.requireNonNull(after);
    }
}
