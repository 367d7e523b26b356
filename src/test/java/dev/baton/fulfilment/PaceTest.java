package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.time.BusinessCalendar;
import dev.baton.worklist.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final WorkingHours HOURS = hours();
    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void work_is_ready_when_what_is_ahead_of_it_has_left_in_working_time() {
        var pace = new Pace(400, Duration.ofHours(40));

        assertThat(pace.ready(30, MONDAY_NINE, HOURS)).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(pace.ready(100, MONDAY_NINE, HOURS)).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(pace.ready(Long.MAX_VALUE, MONDAY_NINE, HOURS)).isAfter("2027-01-01T00:00:00Z");
    }

    @Test
    void few_units_or_little_time_are_no_pace() {
        assertThat(new Pace(20, Duration.ofHours(4)).isKnown()).isTrue();
        assertThat(new Pace(19, Duration.ofHours(40)).isKnown()).isFalse();
        assertThat(new Pace(400, Duration.ofHours(3)).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-600, 0", "0, 0", "59, 0", "60, 1", "179, 2", "180, 2", "240, 4", "500, 8", "5000, 64"})
    void lateness_is_told_in_steps_that_last(long minutes, long hours) {
        assertThat(Pace.hoursLate(MONDAY_NINE.plus(Duration.ofMinutes(minutes)), MONDAY_NINE))
                .isEqualTo(hours);
    }

    private static WorkingHours hours() {
        var weekdays = BusinessCalendar.weekdays(ZoneId.of("UTC"));
        return new WorkingHours(
                new BusinessCalendar(weekdays.zone(), weekdays.workingDays(), weekdays.holidays(), LocalTime.of(18, 0)),
                LocalTime.of(8, 0),
                1);
    }
}
