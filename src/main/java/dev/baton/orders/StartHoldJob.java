package dev.baton.orders;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins to hold or release many orders. Which ones is settled here, at one moment; they are worked off in the background, with the
 * rights of whoever started it, and each has an outcome.
 */
@UseCase
public class StartHoldJob {

    /** How many orders one job can take. */
    public static final int MOST_ORDERS = 100_000;

    private static final int SHOWN = 10;

    public sealed interface Outcome {}

    public record HoldJobStarted(HoldJob job) implements Outcome {}

    /** No order is such as was asked for. */
    public record NoSuchOrder() implements Outcome {}

    /** More orders than one job can take. */
    public record TooMany(int most) implements Outcome {}

    /** What is to be taken back still goes on, or never placed holds. */
    public record NothingToUndo(HoldJobId job, HoldJob.State state) implements Outcome {}

    private final HoldJobs jobs;
    private final OrderQueries orders;
    private final HoldOwners owners;
    private final HoldJobSignal signal;
    private final Audit audit;
    private final Clock clock;

    StartHoldJob(
            HoldJobs jobs, OrderQueries orders, HoldOwners owners, HoldJobSignal signal, Audit audit, Clock clock) {
        this.jobs = jobs;
        this.orders = orders;
        this.owners = owners;
        this.signal = signal;
        this.audit = audit;
        this.clock = clock;
    }

    /** Changes nothing: how many orders it would be about, and the first of them. */
    @Transactional(readOnly = true)
    public HoldJobPreview preview(HoldJobPlan plan) {
        check(plan);
        var count = orders.countTargets(plan, MOST_ORDERS);
        return new HoldJobPreview(count.atLeast(), !count.isExact(), orders.firstTargets(plan, SHOWN));
    }

    public Outcome handle(HoldJobPlan plan) {
        check(plan);
        var undoes = plan.undoes();
        if (undoes != null) {
            var earlier = jobs.get(undoes);
            if (!earlier.isUndoable()) {
                return new NothingToUndo(undoes, earlier.state());
            }
        }
        var targets = orders.targets(plan, MOST_ORDERS + 1);
        if (targets.isEmpty()) {
            return new NoSuchOrder();
        }
        if (targets.size() > MOST_ORDERS) {
            return new TooMany(MOST_ORDERS);
        }
        var id = HoldJobId.next();
        jobs.add(id, plan, targets, clock.instant());
        audit.record("hold job", id, "started", null, plan);
        signal.wake();
        return new HoldJobStarted(jobs.get(id));
    }

    private void check(HoldJobPlan plan) {
        plan.check(clock.instant());
        owners.check(plan.owner());
    }
}
