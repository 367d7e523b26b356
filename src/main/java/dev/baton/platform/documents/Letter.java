package dev.baton.platform.documents;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A business document: letterhead, title, addresses, facts, lines, totals, notes, and a foot that counts the pages.
 *
 * <p>It is put together from the top of the page to its end, and every part but the title may be left out.
 *
 * <pre>{@code
 * Letter.from(letterhead, Paper.A4, locale)
 *         .titled("Invoice", "INV-2042")
 *         .address("Bill to", List.of("Ana Ruiz", "Calle Mayor 1"))
 *         .fact("Due", "1 Jan 2027")
 *         .table(lines)
 *         .total("Total", "€12.34")
 *         .pdf();
 * }</pre>
 */
public final class Letter {

    final Letterhead letterhead;
    final Paper paper;
    final Wording wording;
    String title = "";
    String number = "";

    @Nullable
    Barcode barcode;

    final List<Block> addresses = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Total> totals = new ArrayList<>();
    final List<String> marks = new ArrayList<>();
    final List<Block> notes = new ArrayList<>();

    record Block(String heading, List<String> lines) {}

    record Fact(String label, String value) {}

    record Total(String label, String amount, boolean grand) {}

    private Letter(Letterhead letterhead, Paper paper, Wording wording) {
        this.letterhead = letterhead;
        this.paper = paper;
        this.wording = wording;
    }

    public static Letter from(Letterhead letterhead, Paper paper, Locale locale) {
        return new Letter(letterhead, paper, Wording.of("letter", locale));
    }

    public Letter titled(String newTitle, String newNumber) {
        title = newTitle;
        number = newNumber;
        return this;
    }

    /** A bar code beside the title, by which a scanner opens the document. */
    public Letter scannedAs(Barcode newBarcode) {
        barcode = newBarcode;
        return this;
    }

    public Letter address(String heading, List<String> lines) {
        addresses.add(new Block(heading, List.copyOf(lines)));
        return this;
    }

    public Letter fact(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
        return this;
    }

    /** A few words that must not be overlooked, such as how to handle the goods. */
    public Letter mark(String words) {
        marks.add(words);
        return this;
    }

    public Letter table(Table table) {
        tables.add(table);
        return this;
    }

    public Letter total(String label, String amount) {
        totals.add(new Total(label, amount, false));
        return this;
    }

    /** The sum that the reader is looking for. */
    public Letter grandTotal(String label, String amount) {
        totals.add(new Total(label, amount, true));
        return this;
    }

    public Letter note(String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            notes.add(new Block(heading, List.copyOf(lines)));
        }
        return this;
    }

    public byte[] pdf() {
        var bytes = new ByteArrayOutputStream();
        new LetterPress(this).print(bytes);
        return bytes.toByteArray();
    }
}
