package dev.baton.platform.events;

import dev.baton.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps the relay running on the one node that holds the lease; the others stand by and take over when it goes silent. */
@Component
@ConditionalOnProperty(name = "baton.relay.enabled", matchIfMissing = true)
class RelayLoop extends Loop {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofMillis(200);

    /** Every listener costs the same few statements for one event as for fifty: under load, as many events go together. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(1);

    private final Relay relay;
    private final OutboxRows rows;
    private final RelaySignal signal;
    private final Clock clock;
    private final UUID self = Ids.next();
    private Instant lastRetry = Instant.EPOCH;

    RelayLoop(Relay relay, OutboxRows rows, RelaySignal signal, Clock clock) {
        super("relay", TROUBLE);
        this.relay = relay;
        this.rows = rows;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    protected void turn() throws InterruptedException {
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
        } else if (told < Relay.BATCH) {
            Thread.sleep(GATHERING);
        }
    }
}
