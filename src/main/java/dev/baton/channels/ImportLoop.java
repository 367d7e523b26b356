package dev.baton.channels;

import dev.baton.platform.Ids;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps imports going on this node; each node works another one. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class ImportLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final WorkImports work;
    private final ImportSignal signal;
    private final UUID self = Ids.next();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    ImportLoop(WorkImports work, ImportSignal signal) {
        this.work = work;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("imports").daemon().start(this::run);
    }

    /** Lets the chunk at hand be written; what is left is found by the next start. */
    @Override
    public void stop() {
        running = false;
        signal.wake();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                if (!work.turn(self, WorkImports.TURN)) {
                    work.breakOffSilent();
                    signal.await(IDLE);
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("An import stumbled and goes on", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
