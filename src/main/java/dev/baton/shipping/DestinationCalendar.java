package dev.baton.shipping;

import dev.baton.network.GeoPoint;
import dev.baton.platform.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * On which days a carrier delivers at a destination.
 *
 * <p>The week is that of the country. Of its holidays only those are known on which carriers stand still: New Year and
 * Christmas everywhere, and in the United States also Memorial Day, Independence Day, Labor Day and Thanksgiving. The time
 * zone is the nautical one of the place, which is right to within an hour or two and never more than decides a day.
 */
final class DestinationCalendar {

    private static final Set<String> REST_ON_FRIDAY_AND_SATURDAY =
            Set.of("BH", "DZ", "EG", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE");
    private static final int YEARS_AHEAD = 2;

    private DestinationCalendar() {}

    /** @param from the first day that is asked about */
    static BusinessCalendar of(String country, @Nullable GeoPoint place, LocalDate from) {
        var holidays = new HashSet<LocalDate>();
        IntStream.rangeClosed(from.getYear(), from.getYear() + YEARS_AHEAD)
                .forEach(year -> holidays.addAll(holidays(country, year)));
        return new BusinessCalendar(zone(place), workingDays(country), holidays, LocalTime.MAX);
    }

    private static Set<DayOfWeek> workingDays(String country) {
        var rest = REST_ON_FRIDAY_AND_SATURDAY.contains(country)
                ? EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                : EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        return EnumSet.complementOf(rest);
    }

    private static Collection<LocalDate> holidays(String country, int year) {
        var days = new HashSet<>(Set.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 25)));
        if (country.equals("US")) {
            days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
            days.add(MonthDay.of(Month.JULY, 4).atYear(year));
            days.add(LocalDate.of(year, Month.SEPTEMBER, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
            days.add(LocalDate.of(year, Month.NOVEMBER, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
        }
        return days;
    }

    private static ZoneId zone(@Nullable GeoPoint place) {
        return place == null ? ZoneOffset.UTC : ZoneOffset.ofHours((int) Math.round(place.longitude() / 15));
    }
}
