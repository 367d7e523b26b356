package dev.baton.console.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final Throttle throttle = new Throttle(3, Duration.ofMinutes(3), clock);

    @Test
    void after_so_many_at_once_it_goes_on_as_slowly_as_the_bucket_fills() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.allows("a")).isTrue();
        }
        assertThat(throttle.wouldAllow("a")).isFalse();
        assertThat(throttle.allows("a")).isFalse();
        assertThat(throttle.allows("b")).isTrue();

        clock.now = clock.now.plusSeconds(61);

        assertThat(throttle.wouldAllow("a")).isTrue();
        assertThat(throttle.allows("a")).isTrue();
        assertThat(throttle.allows("a")).isFalse();
    }

    @Test
    void whoever_keeps_knocking_is_let_in_no_later() {
        for (int i = 0; i < 3; i++) {
            throttle.allows("a");
        }
        for (int i = 0; i < 59; i++) {
            clock.now = clock.now.plusSeconds(1);
            assertThat(throttle.allows("a")).as("second %d", i).isFalse();
        }
        clock.now = clock.now.plusSeconds(2);

        assertThat(throttle.allows("a")).isTrue();
    }
}
