package dev.baton.console.worklist;

import dev.baton.console.Ui;
import dev.baton.worklist.WorkItem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what the rows of one page of the worklist stand together; within a group they keep their order. */
public enum Grouping {
    KIND,
    OWNER,
    SEVERITY;

    /**
     * Rows under one heading.
     *
     * @param name null when the list is not grouped
     */
    public record Part(@Nullable String name, List<WorkItem> items) {}

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Grouping> parse(String word) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.word().equals(word))
                .findFirst();
    }

    static List<Part> none(List<WorkItem> items) {
        return List.of(new Part(null, items));
    }

    /** The group whose first item comes first stands first; of severities the worst. */
    List<Part> of(Ui ui, List<WorkItem> items) {
        var groups = items.stream()
                .sorted(
                        this == SEVERITY
                                ? Comparator.comparing(WorkItem::severity).reversed()
                                : (_, _) -> 0)
                .collect(Collectors.groupingBy(item -> name(ui, item), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Part(group.getKey(), group.getValue()))
                .toList();
    }

    private String name(Ui ui, WorkItem item) {
        return switch (this) {
            case KIND -> WorkPhrases.kind(ui, item.kind());
            case OWNER -> Objects.requireNonNullElseGet(item.owner(), () -> ui.t("worklist.nobody"));
            case SEVERITY -> ui.t("worklist.severity." + item.severity());
        };
    }
}
