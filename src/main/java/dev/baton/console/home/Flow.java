package dev.baton.console.home;

import dev.baton.console.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How orders come and go.
 *
 * @param inBefore on the same weekday a week ago, up to this time of day
 * @param in orders placed, by day
 * @param out shipments that left, by day
 */
public record Flow(
        long inToday,
        long inBefore,
        long outToday,
        long outBefore,
        Map<LocalDate, Long> in,
        Map<LocalDate, Long> out,
        List<FlowReading.Week> weeks) {

    public static List<String> labels(Ui ui, Map<LocalDate, Long> days) {
        return days.keySet().stream().map(ui::day).toList();
    }

    public List<String> weekLabels(Ui ui) {
        return weeks.stream().map(week -> ui.day(week.from())).toList();
    }

    /** On-time delivery per week, in percent with one decimal. */
    public List<Double> onTime() {
        return weeks.stream()
                .map(week -> Math.round(1000.0 * week.onTime() / week.due()) / 10.0)
                .toList();
    }

    public long due() {
        return weeks.stream().mapToLong(FlowReading.Week::due).sum();
    }
}
