package dev.baton.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file of the sample company. */
final class Sheet {

    private Sheet() {}

    static List<Row> rows(String name) {
        var stream = Objects.requireNonNull(Sheet.class.getResourceAsStream("/sample/%s.csv".formatted(name)), name);
        try (var reader = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.stream().map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(NamedCsvRecord fields) {

        String text(String column) {
            return fields.getField(column);
        }

        @Nullable
        String textOrNull(String column) {
            var text = text(column);
            return text.isEmpty() ? null : text;
        }

        Set<String> words(String column) {
            return text(column).isEmpty()
                    ? Set.of()
                    : Arrays.stream(text(column).split(" ")).collect(Collectors.toSet());
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        @Nullable
        Long numberOrNull(String column) {
            var text = textOrNull(column);
            return text == null ? null : Long.valueOf(text);
        }

        boolean flag(String column) {
            return Boolean.parseBoolean(text(column));
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        @Nullable
        LocalDate dateOrNull(String column) {
            var text = textOrNull(column);
            return text == null ? null : LocalDate.parse(text);
        }

        Set<DayOfWeek> weekdays(String column) {
            var short3 = words(column);
            return Stream.of(DayOfWeek.values())
                    .filter(day -> short3.contains(day.name().substring(0, 3)))
                    .collect(Collectors.toSet());
        }
    }
}
