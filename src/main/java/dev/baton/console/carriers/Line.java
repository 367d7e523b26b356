package dev.baton.console.carriers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small table as somebody types it, or pastes it from a spreadsheet: a row a line, its cells apart by blanks, tabs or semicolons. */
record Line(int number, List<String> cells) {

    /** Line without anything on them do not count, and keep their number. */
    static List<Line> all(String text) {
        var rows = new ArrayList<Line>();
        var lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                rows.add(new Line(i + 1, List.of(lines[i].strip().split("[\\s;]+"))));
            }
        }
        return rows;
    }

    int size() {
        return cells.size();
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** Null when it is no such number, or out of bounds. */
    @Nullable
    Long whole(int column, long least, long most) {
        var cell = cell(column);
        if (!cell.matches("\\d{1,12}")) {
            return null;
        }
        long number = Long.parseLong(cell);
        return number >= least && number <= most ? number : null;
    }
}
