package dev.baton.screening;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.baton.platform.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file in UTF-8 with the headings name, aliases, country, kind and reference, of which only the first is needed. Aliases are
 * separated by semicolons; a kind is person or company.
 */
public final class PartyFile {

    private static final int MOST_COMPLAINTS = 100;
    private static final List<String> HEADINGS = List.of("name", "aliases", "country", "kind", "reference");

    private final Invalid.Collector complaints = new Invalid.Collector();
    private final List<Party> parties = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int complained;

    private PartyFile() {}

    /** @throws Invalid naming the rows that cannot be read, the first hundred of them */
    public static List<Party> read(InputStream in) {
        var file = new PartyFile();
        try (var rows = CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var row : rows) {
                file.row(row);
            }
        } catch (CsvParseException e) {
            throw new Invalid("file", "is no CSV file in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.complaints.throwIfAny();
        if (file.parties.isEmpty()) {
            throw new Invalid("file", "has no rows");
        }
        return file.parties;
    }

    private void row(CsvRecord row) {
        if (places.isEmpty()) {
            headings(row);
            return;
        }
        if (parties.size() == PartyList.MOST_PARTIES) {
            throw new Invalid("file", "has more than %d rows".formatted(PartyList.MOST_PARTIES));
        }
        if (complained >= MOST_COMPLAINTS) {
            return;
        }
        int line = (int) row.getStartingLineNumber();
        var name = cell(row, "name");
        var aliases = Arrays.stream(cell(row, "aliases").split(";"))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
        var country = cell(row, "country").toUpperCase(Locale.ROOT);
        var kind = Party.Kind.of(cell(row, "kind"));
        require(
                !PartyName.of(name).isBlank() && name.length() <= Party.LONGEST_NAME,
                line,
                "name",
                "must have 1 to 300 characters");
        require(
                aliases.size() <= Party.MOST_ALIASES
                        && aliases.stream().allMatch(alias -> alias.length() <= Party.LONGEST_NAME),
                line,
                "aliases",
                "are at most 50 of at most 300 characters");
        require(country.isEmpty() || country.matches("[A-Z]{2}"), line, "country", "has two letters, such as DE");
        require(kind != null, line, "kind", "is person or company");
        if (kind != null) {
            parties.add(new Party(line, name, aliases, orNull(country), kind, orNull(cell(row, "reference"))));
        }
    }

    private void headings(CsvRecord row) {
        for (int at = 0; at < row.getFieldCount(); at++) {
            var heading = row.getField(at).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (HEADINGS.contains(heading)) {
                places.put(heading, at);
            }
        }
        if (!places.containsKey("name")) {
            throw new Invalid("file", "has no heading \"name\" in its first row");
        }
    }

    private void require(boolean condition, int line, String column, String message) {
        if (!condition) {
            complained++;
            complaints.add("rows[%d].%s".formatted(line, column), message);
        }
    }

    private String cell(CsvRecord row, String column) {
        var at = places.get(column);
        return at == null || at >= row.getFieldCount() ? "" : row.getField(at).strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
