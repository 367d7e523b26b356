package dev.baton.channels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.baton.platform.Invalid;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A CSV file or the first sheet of an Excel file, row by row, as text. */
final class Table implements Closeable {

    /** What every Excel file begins with, as every other zip does. */
    private static final int[] ZIP = {'P', 'K'};

    private static final int LOOK = 16 << 10;

    private final Closeable file;
    private final Iterator<List<String>> rows;
    private final List<String> headings;

    private Table(Closeable file, Iterator<List<String>> rows) {
        this.file = file;
        this.rows = rows;
        var first = read();
        if (first == null || first.stream().allMatch(String::isBlank)) {
            throw new Invalid("file", "has no headings in its first row");
        }
        this.headings = first.stream().map(String::strip).toList();
    }

    /** @param in not closed by the table */
    static Table of(InputStream in) throws IOException {
        var looked = new BufferedInputStream(in, LOOK);
        looked.mark(LOOK);
        var begin = looked.readNBytes(LOOK / 2);
        looked.reset();
        boolean isExcel = begin.length > 2 && begin[0] == ZIP[0] && begin[1] == ZIP[1];
        return isExcel ? excel(looked) : csv(looked, new String(begin, StandardCharsets.UTF_8));
    }

    List<String> headings() {
        return headings;
    }

    /** @return null at the end */
    @Nullable
    List<String> next() throws IOException {
        try {
            return read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable List<String> read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw new Invalid("file", "cannot be read as CSV: " + e.getMessage());
        } catch (ExcelReaderException e) {
            throw new Invalid("file", "cannot be read as Excel: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new Invalid("file", "is not in UTF-8: save it as such, or as an Excel file");
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    // ── CSV ────────────────────────────────────────────────────────────────────────────────────────────────────

    private static Table csv(InputStream in, String begin) throws IOException {
        var heading = begin.lines().findFirst().orElse("");
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        if (begin.startsWith("\uFEFF")) {
            text.read();
        }
        var csv = CsvReader.builder()
                .fieldSeparator(separator(heading))
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        return new Table(csv, as(csv.iterator(), CsvRecord::getFields));
    }

    private static char separator(String heading) {
        return Stream.of(',', ';', '\t', '|')
                .max(java.util.Comparator.comparingLong(
                        candidate -> heading.chars().filter(c -> c == candidate).count()))
                .orElse(',');
    }

    // ── Excel ──────────────────────────────────────────────────────────────────────────────────────────────────

    private static Table excel(InputStream in) throws IOException {
        ReadableWorkbook book;
        Stream<Row> sheet;
        try {
            book = new ReadableWorkbook(in, new ReadingOptions(true, true));
            sheet = book.getFirstSheet().openStream();
        } catch (ExcelReaderException | ZipException e) {
            throw new Invalid("file", "cannot be read as Excel: " + e.getMessage());
        }
        return new Table(
                () -> {
                    sheet.close();
                    book.close();
                },
                numbered(sheet.iterator()));
    }

    /** Rows that a sheet leaves out are empty ones, so that they are numbered as the spreadsheet does. */
    private static Iterator<List<String>> numbered(Iterator<Row> rows) {
        return new Iterator<>() {
            private int at = 1;
            private @Nullable Row next;

            @Override
            public boolean hasNext() {
                if (next == null && rows.hasNext()) {
                    next = rows.next();
                }
                return next != null;
            }

            @Override
            public List<String> next() {
                var row = hasNext() ? next : null;
                if (row == null) {
                    throw new java.util.NoSuchElementException();
                }
                if (row.getRowNum() > at++) {
                    return List.of();
                }
                next = null;
                return cells(row);
            }
        };
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            var format = cell.getDataFormatString();
            if (format != null && format.matches("(?i).*(yy|dd).*")) {
                var at = cell.asDate();
                return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? at.toLocalDate().toString()
                        : at.toString();
            }
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }

    private static <T> Iterator<List<String>> as(Iterator<T> rows, Function<T, List<String>> cells) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<String> next() {
                return cells.apply(rows.next());
            }
        };
    }
}
