package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.worklist.WorkingHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** When people are at their desks, as it is typed in: the days, from when to when, where, and the holidays. */
final class HoursForm {

    private HoursForm() {}

    static List<Choice> days(Ui ui) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(day.name(), day.getDisplayName(TextStyle.FULL_STANDALONE, ui.locale())))
                .toList();
    }

    static void fill(TypedForm form, WorkingHours hours) {
        var calendar = hours.calendar();
        form.put("opensAt", hours.opensAt())
                .put("closesAt", hours.closesAt())
                .put("zone", calendar.zone().getId())
                .put(
                        "holidays",
                        calendar.holidays().stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining("\n")))
                .tick(
                        "days",
                        calendar.workingDays().stream().map(DayOfWeek::name).toList());
    }

    /** Empty when they are no hours in which anybody could work. */
    static Optional<WorkingHours> read(TypedForm form) {
        try {
            return Optional.of(new WorkingHours(
                    new BusinessCalendar(
                            ZoneId.of(form.value("zone")),
                            form.ticked("days").stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                            Arrays.stream(form.value("holidays").split("[\\s,;]+"))
                                    .filter(text -> !text.isBlank())
                                    .map(LocalDate::parse)
                                    .collect(Collectors.toSet()),
                            LocalTime.parse(form.value("closesAt"))),
                    LocalTime.parse(form.value("opensAt")),
                    0));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
