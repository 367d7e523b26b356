package dev.baton.platform.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** A tap on the relay's shoulder after a commit in this process; events of other nodes are found by polling. */
@Component
class RelaySignal {

    private final Semaphore taps = new Semaphore(0);

    void wake() {
        if (taps.availablePermits() == 0) {
            taps.release();
        }
    }

    void await(Duration longest) throws InterruptedException {
        if (taps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            taps.drainPermits();
        }
    }
}
