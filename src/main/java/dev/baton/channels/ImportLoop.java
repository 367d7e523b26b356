package dev.baton.channels;

import dev.baton.platform.Ids;
import dev.baton.platform.events.Loop;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps imports going on this node; each node works another one. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class ImportLoop extends Loop {

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final WorkImports work;
    private final ImportSignal signal;
    private final UUID self = Ids.next();

    ImportLoop(WorkImports work, ImportSignal signal) {
        super("imports", IDLE);
        this.work = work;
        this.signal = signal;
    }

    @Override
    protected void turn() throws InterruptedException {
        if (!work.turn(self, WorkImports.TURN)) {
            work.breakOffSilent();
            signal.await(IDLE);
        }
    }

    /** Lets the chunk at hand be written; what is left is found by the next start. */
    @Override
    protected void hurry() {
        signal.wake();
    }
}
