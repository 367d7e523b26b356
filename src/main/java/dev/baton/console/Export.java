package dev.baton.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.FieldGroup;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StreamUtils;

/**
 * A list as a file: the same rows that the screen would page through, in the same order, read page by page and written as they
 * come. At most {@value #MOST} rows; what was cut off is said in the last line.
 *
 * <p>Numbers are plain, money is its amount without a symbol (its currency stands in a column of its own), times are in the
 * reader's zone.
 */
public final class Export<T> {

    /** Every spreadsheet opens so many, and no server suffers from them. */
    public static final int MOST = 100_000;

    private static final String EXCEL_DATE = "yyyy-mm-dd";
    private static final String EXCEL_TIME = "yyyy-mm-dd hh:mm:ss";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** How a file is written. */
    public enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** As addresses say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @param word anything that is no format is CSV */
        static Format parse(@Nullable String word) {
            return "xlsx".equals(word) ? XLSX : CSV;
        }
    }

    private record Column<T>(String heading, Function<T, @Nullable Object> value) {}

    private final Ui ui;
    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    private Export(Ui ui, String name) {
        this.ui = ui;
        this.name = name;
    }

    /** @param name of the file, without its ending */
    public static <T> Export<T> of(Ui ui, String name) {
        return new Export<>(ui, name);
    }

    /**
     * One more column.
     *
     * @param value text, a number, {@link Money}, a date, a moment, or a list of such; null leaves the cell empty
     */
    public Export<T> column(String heading, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(heading, value));
        return this;
    }

    /** @param format what the address asks for: {@code csv} or {@code xlsx} */
    public void write(String format, HttpServletResponse response, Function<PageRequest, Page<T>> list)
            throws IOException {
        var as = Format.parse(format);
        var file = "%s-%s.%s".formatted(name, LocalDate.ofInstant(ui.now(), ui.zone()), as.word());
        var request = new PageRequest(PageRequest.MOST, null);
        // Asked before the answer begins, so that a wrong filter is still answered as such.
        var first = list.apply(request);
        response.setContentType(as.mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (as) {
            case CSV -> csv(response.getOutputStream(), first, list);
            case XLSX -> xlsx(response.getOutputStream(), first, list);
        }
    }

    /** As CSV into {@code out}, which stays open: one file of several. */
    public void csv(OutputStream out, List<T> rows) throws IOException {
        var all = new Page<>(rows, null, null);
        csv(StreamUtils.nonClosing(out), all, _ -> all);
    }

    private interface Line {
        void write(List<@Nullable Object> cells) throws IOException;
    }

    private void rows(Page<T> first, Function<PageRequest, Page<T>> list, Line line) throws IOException {
        line.write(new ArrayList<>(columns.stream().map(Column::heading).toList()));
        var page = first;
        int written = 0;
        while (true) {
            for (var row : page.data()) {
                var cells = new ArrayList<@Nullable Object>();
                columns.forEach(column -> cells.add(column.value().apply(row)));
                line.write(cells);
            }
            written += page.data().size();
            var next = page.next();
            if (next == null) {
                return;
            }
            if (written >= MOST) {
                line.write(List.of(ui.t("export.cut", ui.quantity(written))));
                return;
            }
            page = list.apply(new PageRequest(PageRequest.MOST, Cursor.decode(next)));
        }
    }

    private void csv(OutputStream out, Page<T> first, Function<PageRequest, Page<T>> list) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Excel takes a file without this mark for one of its own old alphabets.
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            rows(
                    first,
                    list,
                    cells -> csv.writeRecord(
                            cells.stream().map(cell -> text(plain(cell))).toList()));
        }
    }

    private void xlsx(OutputStream out, Page<T> first, Function<PageRequest, Page<T>> list) throws IOException {
        try (var book = new Workbook(out, "Baton", "1.0")) {
            var sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            sheet.freezePane(0, 1);
            int[] at = {0};
            rows(first, list, cells -> {
                for (int column = 0; column < cells.size(); column++) {
                    cell(sheet, at[0], column, plain(cells.get(column)));
                }
                if (at[0] == 0) {
                    sheet.range(0, 0, 0, cells.size() - 1).style().bold().set();
                }
                at[0]++;
                if (at[0] % 1000 == 0) {
                    sheet.flush();
                }
            });
        }
    }

    private void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Long number -> sheet.value(row, column, number);
            case BigDecimal number -> {
                sheet.value(row, column, number);
                sheet.style(row, column)
                        .format("#,##0." + "0".repeat(Math.max(1, number.scale())))
                        .set();
            }
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format(EXCEL_DATE).set();
            }
            case Instant at -> {
                sheet.value(
                        row,
                        column,
                        at.truncatedTo(ChronoUnit.SECONDS).atZone(ui.zone()).toLocalDateTime());
                sheet.style(row, column).format(EXCEL_TIME).set();
            }
            default -> sheet.value(row, column, value.toString());
        }
    }

    /** As text, number, date or moment. */
    private @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money _ when ui.hides(FieldGroup.AMOUNTS) -> Ui.HIDDEN;
            case Money money -> money.decimal();
            case Integer number -> Long.valueOf(number);
            case Boolean yes -> ui.t(yes ? "export.yes" : "export.no");
            case List<?> several ->
                String.join(", ", several.stream().map(String::valueOf).toList());
            default -> value;
        };
    }

    private String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant at -> TIME.format(at.atZone(ui.zone()));
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> date.toString();
            default -> harmless(value.toString());
        };
    }

    /** A text that a spreadsheet would take for a formula is told to be one, as OWASP advises against CSV injection. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
