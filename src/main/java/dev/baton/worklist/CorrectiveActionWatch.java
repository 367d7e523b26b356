package dev.baton.worklist;

import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Corrective actions that nobody has done in time, and those that were done and did not help. */
@Component
class CorrectiveActionWatch implements Watch, WorkKinds {

    static final String OVERDUE = "CORRECTIVE_ACTION_OVERDUE";
    static final String IN_VAIN = "CORRECTIVE_ACTION_IN_VAIN";

    /** A company with more has other worries than the rest of them. */
    private static final int MOST = 500;

    private final CorrectiveActions actions;
    private final CheckCorrectiveActions check;
    private final Policies policies;
    private final KeepInLine worklist;
    private final Clock clock;

    CorrectiveActionWatch(
            CorrectiveActions actions,
            CheckCorrectiveActions check,
            Policies policies,
            KeepInLine worklist,
            Clock clock) {
        this.actions = actions;
        this.check = check;
        this.policies = policies;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(
                new WorkKind(OVERDUE, "worklist", Severity.NORMAL, 480, null),
                new WorkKind(IN_VAIN, "worklist", Severity.NORMAL, 2400, null));
    }

    @Override
    public void look() {
        check.handle();
        var today =
                LocalDate.ofInstant(clock.instant(), policies.hours().calendar().zone());
        var wrong = actions.wrong(today, MOST).stream()
                .map(CorrectiveActionWatch::wrong)
                .toList();
        worklist.handle(new KeepInLine.Command(Set.of(OVERDUE, IN_VAIN), null, wrong));
    }

    private static Wrong wrong(CorrectiveAction action) {
        var plan = action.plan();
        return action.wasInVain()
                ? wrong(IN_VAIN, action, inVain(plan, Objects.requireNonNull(action.effect())))
                : wrong(
                        OVERDUE,
                        action,
                        plan.owner() == null
                                ? Sentence.of("worklist.wrong.action-nobodys", plan.dueOn())
                                : Sentence.of("worklist.wrong.action-overdue", plan.dueOn(), plan.owner()));
    }

    private static Sentence inVain(CorrectivePlan plan, Effect effect) {
        return Sentence.of(
                "worklist.wrong.action-in-vain", effect.itemsBefore(), effect.itemsAfter(), plan.checkAfterDays());
    }

    private static Wrong wrong(String kind, CorrectiveAction action, Sentence what) {
        return new Wrong(
                kind,
                new Subject(
                        "corrective-action", action.id().value(), action.plan().title()),
                action.id().value(),
                null,
                "/worklist/actions/" + action.id(),
                what,
                false,
                null,
                null);
    }
}
