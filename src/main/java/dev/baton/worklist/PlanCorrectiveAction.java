package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.worklist.spi.WorkKind;
import java.time.Clock;

/** Plans what is to be done about a root cause. */
@UseCase
public class PlanCorrectiveAction {

    private final CorrectiveActions actions;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    PlanCorrectiveAction(CorrectiveActions actions, Policies policies, Audit audit, Clock clock) {
        this.actions = actions;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    public CorrectiveAction handle(CorrectivePlan plan) {
        plan.check(
                policies.causes().stream().map(RootCause::code).toList(),
                policies.kinds().stream().map(WorkKind::code).toList());
        var id = CorrectiveActionId.next();
        actions.add(id, plan, clock.instant());
        audit.record("corrective-action", id, "created", null, plan);
        return actions.get(id);
    }
}
