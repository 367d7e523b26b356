package dev.baton.sample;

import dev.baton.platform.time.ScopedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A day of the sample company's past.
 *
 * @param number counts from 0
 * @param now when the past ends; nothing happens later
 */
record SampleDay(int number, LocalDate date, Instant now) {

    /** Does {@code work} at that time of the day, or now if that is yet to come. */
    void at(LocalTime time, Runnable work) {
        ScopedClock.at(earlier(instant(time)), () -> {
            work.run();
            return time;
        });
    }

    boolean hasSeen(LocalTime time) {
        return !instant(time).isAfter(now);
    }

    Instant earlier(Instant instant) {
        return instant.isAfter(now) ? now : instant;
    }

    Instant instant(LocalTime time) {
        return date.atTime(time).atZone(SampleHistory.ZONE).toInstant();
    }
}
