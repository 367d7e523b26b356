package dev.baton.worklist.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.worklist.WorkingHours;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When people are at their desks, as the API says it.
 *
 * @param holidays none when left out
 */
record HoursBody(
        @NotBlank String timeZone,
        @NotEmpty Set<DayOfWeek> workingDays,
        @Nullable @Size(max = 500) Set<LocalDate> holidays,
        @NotNull LocalTime opensAt,
        @NotNull LocalTime closesAt) {

    static HoursBody of(WorkingHours hours) {
        var calendar = hours.calendar();
        return new HoursBody(
                calendar.zone().getId(),
                new TreeSet<>(calendar.workingDays()),
                new TreeSet<>(calendar.holidays()),
                hours.opensAt(),
                hours.closesAt());
    }

    /** @param at where it stands, such as {@code hours.}, for whoever is told what is wrong */
    WorkingHours hours(String at) {
        if (!opensAt.isBefore(closesAt)) {
            throw new Invalid(at + "closesAt", "must be later than opensAt");
        }
        return new WorkingHours(
                new BusinessCalendar(zone(at), workingDays, holidays == null ? Set.of() : holidays, closesAt),
                opensAt,
                0);
    }

    private ZoneId zone(String at) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new Invalid(at + "timeZone", "is no time zone such as America/New_York");
        }
    }
}
