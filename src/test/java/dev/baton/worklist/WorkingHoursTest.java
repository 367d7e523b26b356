package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of an exception runs while people are there, and stands still at night, on Sundays and on holidays. */
class WorkingHoursTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final WorkingHours HOURS = new WorkingHours(
            new BusinessCalendar(
                    NEW_YORK,
                    Set.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY,
                            DayOfWeek.SATURDAY),
                    Set.of(LocalDate.of(2026, 11, 26)),
                    LocalTime.of(18, 0)),
            LocalTime.of(8, 0),
            1);

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 60, 2026-11-23T10:00",
        "2026-11-23T06:00, 60, 2026-11-23T09:00",
        "2026-11-23T17:30, 60, 2026-11-24T08:30",
        "2026-11-23T17:00, 60, 2026-11-23T18:00",
        "2026-11-23T18:00, 1, 2026-11-24T08:01",
        "2026-11-22T12:00, 240, 2026-11-23T12:00",
        "2026-11-25T17:59, 2, 2026-11-27T08:01",
        "2026-11-23T08:00, 1200, 2026-11-24T18:00",
        "2026-10-31T17:00, 120, 2026-11-02T09:00",
        "2026-03-07T17:00, 120, 2026-03-09T09:00"
    })
    void time_passes_while_people_are_there(LocalDateTime from, int minutes, LocalDateTime due) {
        var at = from.atZone(NEW_YORK).toInstant();

        assertThat(HOURS.after(at, Duration.ofMinutes(minutes)).atZone(NEW_YORK).toLocalDateTime())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T10:00, 60",
        "2026-11-23T06:00, 2026-11-23T09:00, 60",
        "2026-11-23T17:30, 2026-11-24T08:30, 60",
        "2026-11-25T12:00, 2026-11-27T09:00, 420",
        "2026-11-22T12:00, 2026-11-22T15:00, 0",
        "2026-11-23T10:00, 2026-11-23T09:00, 0",
        "2026-11-16T08:00, 2026-11-23T08:00, 3600"
    })
    void time_between_is_what_people_were_there(LocalDateTime from, LocalDateTime to, int minutes) {
        assertThat(HOURS.between(
                        from.atZone(NEW_YORK).toInstant(), to.atZone(NEW_YORK).toInstant()))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    /** At every quarter of an hour of a year with its holidays and both changes of the clock. */
    @Test
    void looking_back_undoes_looking_forward() {
        var at = LocalDateTime.of(2026, 3, 1, 0, 0).atZone(NEW_YORK).toInstant();
        for (int quarter = 0; quarter < 365 * 24 * 4; quarter++) {
            var work = Duration.ofMinutes(1 + quarter % 3000);
            var due = HOURS.after(at, work);

            assertThat(HOURS.after(HOURS.before(due, work), work))
                    .as("%s + %s", at, work)
                    .isEqualTo(due);
            assertThat(HOURS.before(due, work)).isAfterOrEqualTo(at);

            at = at.plus(Duration.ofMinutes(15));
        }
    }
}
