package dev.baton.automations;

import dev.baton.orders.OrderCases;
import dev.baton.platform.UseCase;
import dev.baton.rules.Condition;
import dev.baton.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Judges one run that is due, by the automation and the order as they stand now, and acts: all of it, or nothing.
 *
 * <p>What cannot be judged never acts. An automation acts at most {@value #MOST_A_DAY} times a day (UTC) on one order, so that two
 * that undo each other come to rest.
 */
@UseCase
class CarryOutRun {

    static final int MOST_A_DAY = 5;

    private final Runs runs;
    private final Automations automations;
    private final OrderCases orders;
    private final Rules rules;
    private final TakeAction takeAction;
    private final Clock clock;

    CarryOutRun(
            Runs runs, Automations automations, OrderCases orders, Rules rules, TakeAction takeAction, Clock clock) {
        this.runs = runs;
        this.automations = automations;
        this.orders = orders;
        this.rules = rules;
        this.takeAction = takeAction;
        this.clock = clock;
    }

    /** @return what came of it; nothing when it is not due, or somebody else is at it */
    Optional<RunState> handle(RunId id) {
        var due = runs.lockDue(id, clock.instant());
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var automation = automations.find(due.get().automation()).orElse(null);
        var ended = automation == null || !automation.plan().enabled()
                ? Ended.of(RunState.SWITCHED_OFF)
                : judged(due.get(), automation);
        runs.end(id, ended, automation == null ? null : automation.version(), clock.instant());
        return Optional.of(ended.state());
    }

    private Ended judged(Runs.Due due, Automation automation) {
        var order = orders.find(List.of(due.order())).get(due.order());
        if (order == null) {
            return Ended.refused(Why.NO_SUCH_ORDER);
        }
        var plan = automation.plan();
        return switch (rules.condition(OrderCases.BOOK, plan.when(), plan.message())
                .judge(order.facts())) {
            case Condition.NotMet _ -> Ended.of(RunState.NOT_MET);
            case Condition.Unclear(var why) -> new Ended(RunState.FAILED, Why.UNCLEAR, why);
            case Condition.Met(var message) -> guarded(due, automation, message);
        };
    }

    private Ended guarded(Runs.Due due, Automation automation, String message) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (runs.lockGuard(automation.id(), due.order(), today) >= MOST_A_DAY) {
            return Ended.of(RunState.LOOP_GUARD);
        }
        var ended = takeAction.on(due.order(), automation, message);
        if (ended.state() == RunState.DONE) {
            runs.countDone(automation.id(), due.order(), today);
        }
        return ended;
    }
}
