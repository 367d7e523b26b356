package dev.baton.orders;

import dev.baton.platform.Ids;
import dev.baton.platform.events.Loop;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps jobs over many orders going on this node; each node works another one. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class HoldJobLoop extends Loop {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final WorkHoldJobs work;
    private final HoldJobSignal signal;
    private final UUID self = Ids.next();

    HoldJobLoop(WorkHoldJobs work, HoldJobSignal signal) {
        super("hold-jobs", IDLE);
        this.work = work;
        this.signal = signal;
    }

    @Override
    protected void turn() throws InterruptedException {
        if (!work.turn(self, WorkHoldJobs.TURN)) {
            signal.await(IDLE);
        }
    }

    /** Lets the chunk at hand be written; what is left is found by the next start. */
    @Override
    protected void hurry() {
        signal.wake();
    }
}
