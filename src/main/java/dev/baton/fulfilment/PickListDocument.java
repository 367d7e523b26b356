package dev.baton.fulfilment;

import dev.baton.network.Site;
import dev.baton.platform.documents.Barcode;
import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import dev.baton.platform.gs1.Gtin;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A walk through the warehouse: every line in the order of the bins, with the bar code that the picker scans. */
public record PickListDocument(
        Letterhead company,
        Paper paper,
        Locale language,
        String number,
        String site,
        LocalDateTime releasedAt,
        @Nullable String picker,
        List<Line> lines,
        List<String> notes) {

    /** {@code forOrder} names what the units go into; {@code packing} says how they lie there, such as 4 cases + 2. */
    public record Line(
            String bin,
            String sku,
            String name,
            @Nullable Gtin gtin,
            long quantity,
            @Nullable String packing,
            String forOrder) {}

    /** Bin A-2 comes before A-10: runs of digits count as numbers. */
    public static final Comparator<String> BIN_ORDER = Comparator.comparing(PickListDocument::padded);

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    public PickListDocument {
        var walk = new ArrayList<>(lines);
        walk.sort(Comparator.comparing(Line::bin, BIN_ORDER).thenComparing(Line::sku));
        lines = List.copyOf(walk);
        notes = List.copyOf(notes);
    }

    /** @param now when it is printed, which it says when it was never released */
    public static PickListDocument of(PickList list, Site site, Locale language, Instant now) {
        var address = site.address();
        var head = new Letterhead(
                site.name(),
                List.of(
                        address.line1(),
                        "%s %s %s".formatted(address.city(), address.region(), address.postcode()),
                        address.country()),
                List.of());
        return new PickListDocument(
                head,
                Paper.of(address.country()),
                language,
                list.number(),
                site.code().value(),
                LocalDateTime.ofInstant(
                        Objects.requireNonNullElse(list.releasedAt(), now),
                        site.calendar().zone()),
                null,
                list.lines().stream().map(line -> line(line, list)).toList(),
                List.of());
    }

    /** The same, saying at its foot what people have to know about it. */
    public PickListDocument withNotes(List<String> notes) {
        return new PickListDocument(company, paper, language, number, site, releasedAt, picker, lines, notes);
    }

    private static Line line(PickList.Line line, PickList list) {
        return new Line(
                line.bin() == null ? "–" : line.bin(),
                line.sku().value(),
                line.name(),
                line.gtin(),
                line.quantity(),
                packing(line),
                list.orderNumber());
    }

    /** Whole cases first, without words: {@code 4 × 12 + 2}. */
    private static @Nullable String packing(PickList.Line line) {
        if (line.caseSize() == 1 || line.quantity() < line.caseSize()) {
            return null;
        }
        long cases = line.quantity() / line.caseSize();
        long loose = line.quantity() % line.caseSize();
        return loose == 0
                ? "%d × %d".formatted(cases, line.caseSize())
                : "%d × %d + %d".formatted(cases, line.caseSize(), loose);
    }

    private static String padded(String bin) {
        return DIGITS.matcher(bin)
                .replaceAll(run -> "0".repeat(Math.max(0, 9 - run.group().length())) + run.group());
    }

    public byte[] pdf() {
        var words = Wording.of("pick-list", language);
        long units = lines.stream().mapToLong(Line::quantity).sum();
        return Letter.from(company, paper, language)
                .titled(words.text("title"), number)
                .scannedAs(Barcode.code128(number))
                .fact(words.text("site"), site)
                .fact(words.text("releasedAt"), words.time(releasedAt))
                .fact(words.text("picker"), picker == null ? "________________" : picker)
                .fact(words.text("size"), words.text("sizeOf", lines.size(), units))
                .table(table(words))
                .note(words.text("notes"), notes)
                .pdf();
    }

    private Table table(Wording words) {
        var table = Table.of(
                Column.text(words.text("bin"), 13),
                Column.text(words.text("item"), 37),
                Column.text(words.text("scan"), 26),
                Column.number(words.text("quantity"), 13),
                Column.number(words.text("picked"), 11));
        return table.with(lines.stream().map(line -> cells(line, words)).toList());
    }

    private static List<Cell> cells(Line line, Wording words) {
        var barcode = line.gtin == null ? Barcode.code128(line.sku) : Barcode.item(line.gtin);
        return List.of(
                Cell.strong(line.bin),
                Cell.of(line.name, line.sku + " · " + line.forOrder),
                Cell.of(barcode),
                new Cell.Words(words.number(line.quantity), line.packing, true),
                Cell.tick());
    }
}
