package dev.baton.platform.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The working days of a place and the time of day until which today still counts.
 *
 * @param workingDays at least one
 * @param cutOff local time; what arrives at this time or later belongs to the next working day
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays, LocalTime cutOff) {

    /** Monday to Friday, no holidays, the whole day. */
    public static BusinessCalendar weekdays(ZoneId zone) {
        return new BusinessCalendar(
                zone,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                Set.of(),
                LocalTime.MAX);
    }

    public BusinessCalendar {
        workingDays = Set.copyOf(workingDays);
        holidays = Set.copyOf(holidays);
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("a calendar without a working day never ships");
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** {@code day}, or the first working day after it. */
    public LocalDate onOrAfter(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The working day on which something that arrives at {@code instant} is handled. */
    public LocalDate dayOf(Instant instant) {
        var local = instant.atZone(zone);
        var today = local.toLocalDate();
        var inTime = local.toLocalTime().isBefore(cutOff);
        return onOrAfter(inTime && isWorkingDay(today) ? today : isWorkingDay(today) ? today.plusDays(1) : today);
    }

    /** The moment on working day {@code day} by which things must be done. */
    public Instant cutOffOn(LocalDate day) {
        return day.atTime(cutOff).atZone(zone).toInstant();
    }

    /** Counts {@code days} working days on from {@code day}, which itself does not count. */
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        var result = day;
        for (int counted = 0; counted < days; ) {
            result = result.plusDays(1);
            if (isWorkingDay(result)) {
                counted++;
            }
        }
        return result;
    }
}
