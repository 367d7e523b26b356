package dev.baton.channels;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** A tap on the shoulder of this node's worker; what other nodes received is found by polling. */
@Component
class ImportSignal {

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
