package dev.baton.console.fulfilment;

import dev.baton.platform.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something must have left its site.
 *
 * @param at the cut-off of that day
 * @param late whether that is past
 * @param today whether it is still to come today
 */
public record Leaving(LocalDate on, Instant at, boolean late, boolean today) {

    /** @return null when no day is known */
    public static @Nullable Leaving of(@Nullable LocalDate on, BusinessCalendar calendar, Instant now) {
        if (on == null) {
            return null;
        }
        var cutOff = calendar.cutOffOn(on);
        boolean late = !now.isBefore(cutOff);
        return new Leaving(on, cutOff, late, !late && on.equals(LocalDate.ofInstant(now, calendar.zone())));
    }
}
