package dev.baton.bench;

import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, for people. */
final class Report {

    private Report() {}

    static String line(Map<String, Object> figures) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining("   "));
    }

    static String table(Map<String, Map<String, Object>> all) {
        var text = new StringBuilder("%n%-14s %12s %9s %9s %7s  %s%n"
                .formatted("part", "per second", "p50 ms", "p99 ms", "ratio", "more"));
        all.forEach((part, figures) -> text.append("%-14s %12s %9s %9s %7s  %s%n"
                .formatted(
                        part,
                        figures.getOrDefault("perSecond", ""),
                        figures.getOrDefault("p50Ms", ""),
                        figures.getOrDefault("p99Ms", ""),
                        figures.getOrDefault("ratio", ""),
                        figures.entrySet().stream()
                                .filter(figure -> !isInAColumn(figure.getKey()))
                                .map(figure -> figure.getKey() + " " + figure.getValue())
                                .collect(Collectors.joining(", ")))));
        return text.toString();
    }

    static boolean isNothingOversold(Map<String, Map<String, Object>> all) {
        return all.values().stream()
                .map(figures -> figures.get("oversold"))
                .allMatch(oversold -> oversold == null || ((Number) oversold).longValue() == 0);
    }

    private static boolean isInAColumn(String figure) {
        return switch (figure) {
            case "perSecond", "p50Ms", "p99Ms", "ratio" -> true;
            default -> false;
        };
    }
}
