package dev.baton.platform.events;

import dev.baton.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the relay running on the one node that holds the lease; the others stand by and take over when it goes silent. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(1);

    private final Relay relay;
    private final OutboxRows rows;
    private final RelaySignal signal;
    private final Clock clock;
    private final UUID self = Ids.next();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    RelayLoop(Relay relay, OutboxRows rows, RelaySignal signal, Clock clock) {
        this.relay = relay;
        this.rows = rows;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
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
        var lastRetry = clock.instant();
        while (running) {
            try {
                int told = 0;
                if (rows.lease(self, clock.instant(), LEASE)) {
                    told = relay.relayOnce();
                    if (clock.instant().isAfter(lastRetry.plus(BETWEEN_RETRIES))) {
                        relay.retryDue();
                        lastRetry = clock.instant();
                    }
                }
                if (told == 0) {
                    signal.await(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("The relay stumbled and goes on", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TROUBLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
