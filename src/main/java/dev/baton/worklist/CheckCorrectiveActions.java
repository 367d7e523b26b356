package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.worklist.CorrectiveAction.State;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Looks whether those helped whose time is over; what was counted is kept. */
@UseCase
public class CheckCorrectiveActions {

    private static final int MOST = 200;

    private final CorrectiveActions actions;
    private final Audit audit;
    private final Clock clock;

    CheckCorrectiveActions(CorrectiveActions actions, Audit audit, Clock clock) {
        this.actions = actions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return those that were checked, at most two hundred at a time */
    public List<CorrectiveAction> handle() {
        var now = clock.instant();
        return actions.toCheck(now, MOST).stream()
                .map(found -> actions.lock(found.id()))
                .filter(locked -> locked.state() == State.DONE && locked.effect() != null)
                .map(locked -> {
                    actions.checked(locked.id(), Objects.requireNonNull(locked.effect()), now);
                    var after = actions.get(locked.id());
                    audit.record("corrective-action", locked.id(), "checked", null, after.effect());
                    return after;
                })
                .toList();
    }
}
