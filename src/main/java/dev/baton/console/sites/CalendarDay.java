package dev.baton.console.sites;

import java.time.LocalDate;

/** A day in the strip of a site's calendar. */
public record CalendarDay(LocalDate date, boolean working, boolean holiday, boolean today) {}
