package dev.baton.worklist;

import dev.baton.platform.Invalid;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When people of the company are at their desks: the days of {@code calendar}, from {@code opensAt} to its cut-off.
 *
 * @param version 0 until somebody has said it
 */
public record WorkingHours(BusinessCalendar calendar, LocalTime opensAt, int version) {

    /** More than half a year of working days is no deadline. */
    public static final int MOST_MINUTES = 100_000;

    /** @throws Invalid when {@code minutes} of working time are none that can be given */
    static void require(int minutes) {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new Invalid("minutes", "must be from 1 to %d".formatted(MOST_MINUTES));
        }
    }

    static WorkingHours usual(ZoneId zone) {
        var weekdays = BusinessCalendar.weekdays(zone);
        return new WorkingHours(
                new BusinessCalendar(zone, weekdays.workingDays(), weekdays.holidays(), LocalTime.of(18, 0)),
                LocalTime.of(8, 0),
                0);
    }

    public WorkingHours {
        if (!opensAt.isBefore(calendar.cutOff())) {
            throw new IllegalArgumentException("a day that ends before it begins has no working time");
        }
    }

    public LocalTime closesAt() {
        return calendar.cutOff();
    }

    /**
     * By when an item must have been dealt with that waits until {@code until}: with the working time that it has left now, counted
     * from then. What is overdue stays due when it was.
     */
    Instant dueAfterPause(WorkItem item, Instant until, Instant now) {
        if (!item.dueAt().isAfter(now)) {
            return item.dueAt();
        }
        var paused = item.pausedUntil();
        var runsFrom = paused != null && paused.isAfter(now) ? paused : now;
        return after(until, between(runsFrom, item.dueAt()));
    }

    /** When people come in on a day, whether or not they work then. */
    public Instant opening(LocalDate day) {
        return day.atTime(opensAt).atZone(calendar.zone()).toInstant();
    }

    /** How much working time lies between two moments; nothing when they are the wrong way round. */
    public Duration between(Instant from, Instant to) {
        var zone = calendar.zone();
        var time = Duration.ZERO;
        var last = to.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                var opening = opening(day);
                var closing = calendar.cutOffOn(day);
                var start = from.isAfter(opening) ? from : opening;
                var end = to.isBefore(closing) ? to : closing;
                time = end.isAfter(start) ? time.plus(Duration.between(start, end)) : time;
            }
        }
        return time;
    }

    /** The moment since which {@code work} of working time has passed until {@code to}. */
    Instant before(Instant to, Duration work) {
        var zone = calendar.zone();
        var day = to.atZone(zone).toLocalDate();
        var left = work;
        while (true) {
            if (calendar.isWorkingDay(day)) {
                var opening = opening(day);
                var closing = calendar.cutOffOn(day);
                var end = to.isBefore(closing) ? to : closing;
                if (end.isAfter(opening)) {
                    var today = Duration.between(opening, end);
                    if (left.compareTo(today) <= 0) {
                        return end.minus(left);
                    }
                    left = left.minus(today);
                }
            }
            day = day.minusDays(1);
        }
    }

    /** The moment at which {@code work} of working time has passed since {@code from}. */
    public Instant after(Instant from, Duration work) {
        var zone = calendar.zone();
        var at = from;
        var left = work;
        while (true) {
            var day = calendar.dayOf(at);
            var opening = opening(day);
            var start = at.isBefore(opening) ? opening : at;
            var today = Duration.between(start, calendar.cutOffOn(day));
            if (left.compareTo(today) <= 0) {
                return start.plus(left);
            }
            left = left.minus(today);
            at = day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }
}
