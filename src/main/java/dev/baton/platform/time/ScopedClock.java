package dev.baton.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The system's time in microseconds, which is what PostgreSQL keeps; or, inside {@link #at}, a time of our choosing.
 *
 * <p>The sample company's history is made through the same use cases as tomorrow's orders, so somebody must be able to say
 * that it is two months ago.
 */
public final class ScopedClock extends Clock {

    private static final Clock SYSTEM = Clock.systemUTC();
    private static final ScopedValue<Instant> CHOSEN = ScopedValue.newInstance();

    private final ZoneId zone;

    public ScopedClock() {
        this(ZoneOffset.UTC);
    }

    private ScopedClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Runs {@code work} at {@code instant}, in this thread. */
    public static <T, X extends Throwable> T at(Instant instant, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CHOSEN, instant).call(work);
    }

    /** Whether it is another time here than outside. */
    public static boolean isChosen() {
        return CHOSEN.isBound();
    }

    @Override
    public Instant instant() {
        return (CHOSEN.isBound() ? CHOSEN.get() : SYSTEM.instant()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScopedClock(other);
    }
}
