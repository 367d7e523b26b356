package dev.baton.platform.events;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A tap on the shoulder of a loop of this process; what other nodes have left to do is found by polling. */
public abstract class Tap {

    private final Semaphore taps = new Semaphore(0);

    /** There is something to do; taps that nobody has felt yet are one. */
    public void wake() {
        if (taps.availablePermits() == 0) {
            taps.release();
        }
    }

    /** Until somebody taps, at most so long. */
    public void await(Duration longest) throws InterruptedException {
        if (taps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            taps.drainPermits();
        }
    }
}
