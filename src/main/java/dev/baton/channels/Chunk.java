package dev.baton.channels;

import java.util.List;

/**
 * Rows that lie and are worked together.
 *
 * @param firstRow the number of the first of {@code lines}; an empty line is no row
 */
record Chunk(int number, long firstRow, List<String> lines) {

    Chunk {
        lines = List.copyOf(lines);
    }

    /** One row of it. */
    record Row(long position, String line) {}

    List<Row> rows() {
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isEmpty())
                .mapToObj(i -> new Row(firstRow + i, lines.get(i)))
                .toList();
    }
}
