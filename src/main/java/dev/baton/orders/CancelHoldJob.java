package dev.baton.orders;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;

/** Stops a job over many orders. Those that were worked stay as they are, the others are not touched. */
@UseCase
public class CancelHoldJob {

    public sealed interface Outcome {}

    public record HoldJobCancelled(HoldJob job) implements Outcome {}

    /** Nothing of it is left to stop. */
    public record AlreadyOver(HoldJob.State state) implements Outcome {}

    private final HoldJobs jobs;
    private final Audit audit;
    private final Clock clock;

    CancelHoldJob(HoldJobs jobs, Audit audit, Clock clock) {
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(HoldJobId id) {
        var state = jobs.lock(id).state();
        if (state.isOver()) {
            return new AlreadyOver(state);
        }
        jobs.finish(id, HoldJob.State.CANCELLED, Caller.current().name(), clock.instant());
        audit.record("hold job", id, "cancelled", Map.of("state", state), null);
        return new HoldJobCancelled(jobs.get(id));
    }
}
