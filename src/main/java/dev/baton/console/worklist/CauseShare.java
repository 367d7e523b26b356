package dev.baton.console.worklist;

import dev.baton.console.Ui;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.WorkQueries.Closed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one cause is to blame for.
 *
 * @param code empty where nobody said a cause
 * @param share of all that was closed
 * @param running the same with all that are more frequent
 * @param inTime of those with this cause, closed before they were due
 * @param hours from raised to closed, on average
 */
public record CauseShare(
        String code,
        String name,
        long items,
        double share,
        double running,
        double inTime,
        long reopened,
        double hours,
        String kinds) {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    /** The most frequent first; those that closed by themselves and nobody explained, last. */
    public static List<CauseShare> of(Ui ui, List<RootCause> causes, List<Closed> closed) {
        long total = sum(closed, Closed::items);
        var byCause =
                closed.stream().collect(Collectors.groupingBy(each -> Objects.requireNonNullElse(each.cause(), "")));
        var ordered = byCause.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Closed>>>comparingInt(
                                each -> each.getKey().isEmpty() ? 1 : 0)
                        .thenComparingLong(each -> -sum(each.getValue(), Closed::items)))
                .toList();
        var shares = new ArrayList<CauseShare>();
        long before = 0;
        for (var each : ordered) {
            long items = sum(each.getValue(), Closed::items);
            before += items;
            shares.add(new CauseShare(
                    each.getKey(),
                    each.getKey().isEmpty()
                            ? ui.t("worklist.cause.unsaid")
                            : WorkPhrases.cause(ui, causes, each.getKey()),
                    items,
                    (double) items / total,
                    (double) before / total,
                    (double) sum(each.getValue(), Closed::inTime) / items,
                    sum(each.getValue(), Closed::reopened),
                    sum(each.getValue(), Closed::seconds) / SECONDS_OF_AN_HOUR / items,
                    kinds(ui, each.getValue().stream())));
        }
        return shares;
    }

    private static String kinds(Ui ui, Stream<Closed> closed) {
        return closed.sorted(Comparator.comparingLong(each -> -each.items()))
                .map(each -> WorkPhrases.kind(ui, each.kind()))
                .distinct()
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    private static long sum(List<Closed> closed, ToLongFunction<Closed> what) {
        return closed.stream().mapToLong(what).sum();
    }
}
