package dev.baton.platform.jobs;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;

/** Has a job done now instead of at its time: within seconds, by whichever node comes first. */
@UseCase
public class RunJob {

    public sealed interface Outcome {}

    /** @param job as it was before */
    public record Due(Job job) implements Outcome {}

    /** A node is at it; what it has not seen yet it sees the next time. */
    public record Running(Job job) implements Outcome {}

    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    RunJob(Jobs jobs, Audit audit, Clock clock) {
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws NotFound when there is none of that name */
    public Outcome handle(String name) {
        var job = jobs.get(name);
        if (job.state() == Job.State.RUNNING || !jobs.due(name, clock.instant())) {
            return new Running(job);
        }
        audit.record("job", name, "run", null, null);
        return new Due(job);
    }
}
