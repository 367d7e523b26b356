package dev.baton.platform.documents;

import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Sets a letter: sizes, colours and white space of every business document are decided here and nowhere else. */
final class LetterPress {

    static final Color INK = new Color(0x1c, 0x24, 0x2c);
    static final Color MUTED = new Color(0x64, 0x70, 0x7d);
    static final Color HAIRLINE = new Color(0xd9, 0xde, 0xe3);
    private static final Color TINT = new Color(0xf4, 0xf6, 0xf8);

    static final float MARGIN = 48;
    private static final float MARGIN_BOTTOM = 62;
    private static final float BODY = 9;
    private static final float SMALL = 7.5f;
    private static final float LABEL = 7;
    private static final float LEADING = 1.4f;
    private static final float LOGO_WIDTH_MAX = 170;
    private static final float LOGO_HEIGHT_MAX = 44;
    private static final float QUIET = 11;
    private static final int COLUMNS_OF_FACTS = 4;
    private static final String BETWEEN_MARKS = "\u00a0".repeat(12);

    private final Letter letter;
    private final Color accent;
    private final Document document;

    LetterPress(Letter letter) {
        this.letter = letter;
        this.accent = letter.letterhead.accent();
        this.document = new Document(letter.paper.size(), MARGIN, MARGIN, MARGIN, MARGIN_BOTTOM);
    }

    void print(OutputStream target) {
        var writer = PdfWriter.getInstance(document, target);
        writer.setPageEvent(new LetterPages(letter));
        document.addTitle(letter.title + " " + letter.number);
        document.addAuthor(letter.letterhead.name());
        document.addCreator("Baton");
        document.setDocumentLanguage(letter.wording.locale().toLanguageTag());
        document.open();
        document.add(head(writer));
        addAddresses();
        addFacts();
        addMarks();
        for (var table : letter.tables) {
            document.add(lines(table, writer));
        }
        addTotals();
        addNotes();
        document.close();
    }

    private PdfPTable head(PdfWriter writer) {
        var head = grid(11, 9);
        head.addCell(cell(sender()));
        head.addCell(cell(title(writer)));
        head.setSpacingAfter(20);
        return head;
    }

    private PdfPTable sender() {
        var sender = grid(1);
        var letterhead = letter.letterhead;
        if (letterhead.logo() != null) {
            var image = letterhead.logo().image();
            image.scaleToFit(LOGO_WIDTH_MAX, LOGO_HEIGHT_MAX);
            var cell = pictured(image, 0);
            cell.setPaddingBottom(6);
            sender.addCell(cell);
        }
        float size = letterhead.logo() == null ? 15 : 10;
        var name = cell(new Phrase(size * 1.2f, Typeface.BOLD.chunk(letterhead.name(), size, accent)));
        name.setPaddingBottom(3);
        sender.addCell(name);
        sender.addCell(small(String.join(" · ", letterhead.address())));
        sender.addCell(small(String.join(" · ", letterhead.contact())));
        return sender;
    }

    private PdfPTable title(PdfWriter writer) {
        var title = grid(1);
        title.addCell(right(cell(new Phrase(24, Typeface.BOLD.chunk(letter.title, 22, INK)))));
        var number = right(cell(new Phrase(14, Typeface.REGULAR.chunk(letter.number, 11, MUTED))));
        number.setPaddingTop(2);
        title.addCell(number);
        if (letter.barcode != null) {
            var bars = right(pictured(picture(writer, letter.barcode, 150, 26), 0));
            bars.setPaddingTop(8);
            title.addCell(bars);
        }
        return title;
    }

    private void addAddresses() {
        if (letter.addresses.isEmpty()) {
            return;
        }
        var columns = Math.max(2, letter.addresses.size());
        var table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        for (var address : letter.addresses) {
            var block = grid(1);
            block.addCell(label(address.heading(), accent));
            boolean first = true;
            for (var line : address.lines()) {
                var face = first ? Typeface.BOLD : Typeface.REGULAR;
                block.addCell(cell(new Phrase(13, face.chunk(line, 9.5f, INK))));
                first = false;
            }
            var cell = cell(block);
            cell.setPaddingRight(16);
            table.addCell(cell);
        }
        table.completeRow();
        table.setSpacingAfter(18);
        document.add(table);
    }

    private void addFacts() {
        if (letter.facts.isEmpty()) {
            return;
        }
        int count = letter.facts.size();
        int columns = count <= COLUMNS_OF_FACTS ? count : count <= 6 ? 3 : COLUMNS_OF_FACTS;
        var table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        table.getDefaultCell().setBorder(Rectangle.NO_BORDER);
        table.getDefaultCell().setBackgroundColor(TINT);
        for (var fact : letter.facts) {
            var block = grid(1);
            block.addCell(label(fact.label(), MUTED));
            block.addCell(cell(new Phrase(12, Typeface.REGULAR.chunk(fact.value(), BODY, INK))));
            var cell = cell(block);
            cell.setBackgroundColor(TINT);
            cell.setPadding(8);
            table.addCell(cell);
        }
        table.completeRow();
        table.setSpacingAfter(16);
        document.add(table);
    }

    private void addMarks() {
        if (letter.marks.isEmpty()) {
            return;
        }
        var line = new Paragraph(18);
        line.setIndentationLeft(6);
        for (var mark : letter.marks) {
            var words = mark.toUpperCase(letter.wording.locale());
            var chunk = Typeface.BOLD.chunk(words, 8, Color.WHITE);
            chunk.setBackground(accent, 6, 3, 6, 4);
            line.add(chunk);
            line.add(Typeface.REGULAR.chunk(BETWEEN_MARKS, 8, INK));
        }
        line.setSpacingAfter(14);
        document.add(line);
    }

    private PdfPTable lines(Table lines, PdfWriter writer) {
        var weights = new float[lines.columns().size()];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = lines.columns().get(index).weight();
        }
        var table = grid(weights);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        for (var column : lines.columns()) {
            table.addCell(heading(column));
        }
        for (var row : lines.rows()) {
            for (int index = 0; index < row.size(); index++) {
                table.addCell(field(row.get(index), lines.columns().get(index), writer));
            }
        }
        table.setSpacingAfter(14);
        return table;
    }

    private PdfPCell heading(Table.Column column) {
        var words = column.heading().toUpperCase(letter.wording.locale());
        var cell = cell(new Phrase(9, Typeface.BOLD.chunk(words, LABEL, MUTED)));
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        cell.setPadding(4);
        cell.setPaddingBottom(6);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(accent);
        cell.setBorderWidth(1.2f);
        return column.right() ? right(cell) : cell;
    }

    private PdfPCell field(Cell field, Table.Column column, PdfWriter writer) {
        var cell = switch (field) {
            case Cell.Words words -> cell(words(words));
            case Cell.Bars bars -> cell(bars(bars, writer));
            case Cell.Tick _ -> pictured(square(writer), -2);
        };
        cell.setPadding(4);
        cell.setPaddingTop(5);
        cell.setPaddingBottom(6);
        if (field instanceof Cell.Bars) {
            cell.setPaddingLeft(QUIET);
        }
        cell.setVerticalAlignment(field instanceof Cell.Words ? Element.ALIGN_TOP : Element.ALIGN_MIDDLE);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(HAIRLINE);
        cell.setBorderWidth(0.5f);
        return column.right() ? right(cell) : cell;
    }

    private static Phrase words(Cell.Words words) {
        var face = words.strong() ? Typeface.BOLD : Typeface.REGULAR;
        var phrase = new Phrase(BODY * LEADING, face.chunk(words.text(), BODY, INK));
        if (words.detail() != null) {
            phrase.add(Chunk.NEWLINE);
            phrase.add(Typeface.REGULAR.chunk(words.detail(), SMALL, MUTED));
        }
        return phrase;
    }

    private PdfPTable bars(Cell.Bars bars, PdfWriter writer) {
        var block = grid(1);
        var picture = picture(writer, bars.barcode(), bars.width(), bars.height());
        block.addCell(pictured(picture, 0));
        var text = cell(new Phrase(9, Typeface.REGULAR.chunk(bars.barcode().text(), LABEL, MUTED)));
        text.setPaddingTop(1);
        block.addCell(text);
        return block;
    }

    private void addTotals() {
        if (letter.totals.isEmpty()) {
            return;
        }
        var totals = grid(3, 2);
        totals.setWidthPercentage(44);
        totals.setHorizontalAlignment(Element.ALIGN_RIGHT);
        totals.setKeepTogether(true);
        for (var total : letter.totals) {
            var face = total.grand() ? Typeface.BOLD : Typeface.REGULAR;
            float size = total.grand() ? 11 : BODY;
            var colour = total.grand() ? accent : INK;
            var label =
                    cell(new Phrase(size * LEADING, face.chunk(total.label(), size, total.grand() ? accent : MUTED)));
            var amount = right(cell(new Phrase(size * LEADING, face.chunk(total.amount(), size, colour))));
            for (var cell : List.of(label, amount)) {
                cell.setPadding(4);
                if (total.grand()) {
                    cell.setPaddingTop(6);
                    cell.setPaddingBottom(8);
                    cell.setBorder(Rectangle.TOP);
                    cell.setBorderColor(accent);
                    cell.setBorderWidth(1.2f);
                }
                totals.addCell(cell);
            }
        }
        totals.setSpacingAfter(16);
        document.add(totals);
    }

    private void addNotes() {
        for (var note : letter.notes) {
            var block = grid(1);
            block.setKeepTogether(true);
            block.addCell(label(note.heading(), accent));
            for (var line : note.lines()) {
                block.addCell(cell(new Phrase(12.5f, Typeface.REGULAR.chunk(line, BODY, INK))));
            }
            block.setSpacingAfter(12);
            document.add(block);
        }
    }

    private PdfPCell label(String text, Color colour) {
        var words = text.toUpperCase(letter.wording.locale());
        var cell = cell(new Phrase(10, Typeface.BOLD.chunk(words, LABEL, colour)));
        cell.setPaddingBottom(3);
        return cell;
    }

    private static PdfPCell small(String text) {
        return cell(new Phrase(11, Typeface.REGULAR.chunk(text, 8, MUTED)));
    }

    private static PdfPTable grid(float... weights) {
        var table = new PdfPTable(weights);
        table.setWidthPercentage(100);
        return table;
    }

    private static PdfPCell cell(PdfPTable content) {
        return plain(new PdfPCell(content));
    }

    /** A cell of text; without this the leading of its phrase would be ignored. */
    private static PdfPCell cell(Phrase content) {
        var cell = plain(new PdfPCell(content));
        if (content.hasLeading()) {
            cell.setLeading(content.getLeading(), 0);
        }
        return cell;
    }

    private static PdfPCell pictured(Image image, float drop) {
        return plain(new PdfPCell(new Phrase(new Chunk(image, 0, drop, true))));
    }

    private static PdfPCell plain(PdfPCell cell) {
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    private static PdfPCell right(PdfPCell cell) {
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    private static Image picture(PdfWriter writer, Barcode barcode, float widthMax, float height) {
        float module = Math.min(widthMax / barcode.modulesWide(), 1.05f);
        float wide = module * barcode.modulesWide();
        float high = barcode.isLinear() ? height : wide;
        var template = writer.getDirectContent().createTemplate(wide, high);
        PdfBars.draw(template, barcode, 0, 0, wide, high);
        return Image.getInstance(template);
    }

    private static Image square(PdfWriter writer) {
        var template = writer.getDirectContent().createTemplate(13, 13);
        template.setColorStroke(MUTED);
        template.setLineWidth(0.8f);
        template.rectangle(1, 1, 11, 11);
        template.stroke();
        return Image.getInstance(template);
    }
}
