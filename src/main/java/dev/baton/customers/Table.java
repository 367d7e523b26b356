package dev.baton.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** What is known about countries and ships with Baton, as tables with a first line of titles. */
final class Table {

    private Table() {}

    /**
     * The columns of each line.
     *
     * @param columns how many there are; the last may contain the separator
     */
    static Stream<String[]> rows(String name, String separator, int columns) {
        try (var stream = Table.class.getResourceAsStream(name)) {
            var text = new String(
                    Objects.requireNonNull(stream, name + " is missing").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split(separator, columns));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
