package dev.baton.platform.documents;

import java.util.ArrayList;
import java.util.List;

/** The lines of a letter; its headings are repeated on every page. */
public record Table(List<Column> columns, List<List<Cell>> rows) {

    /** {@code weight} is the share of the page's width; numbers stand at the right of their column. */
    public record Column(String heading, float weight, boolean right) {

        public static Column text(String heading, float weight) {
            return new Column(heading, weight, false);
        }

        public static Column number(String heading, float weight) {
            return new Column(heading, weight, true);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has %d cells for %d columns".formatted(row.size(), columns.size()));
            }
        }
    }

    public static Table of(Column... columns) {
        return new Table(List.of(columns), List.of());
    }

    public Table with(List<List<Cell>> moreRows) {
        var all = new ArrayList<>(rows);
        all.addAll(moreRows);
        return new Table(columns, all);
    }
}
