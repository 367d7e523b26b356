package dev.baton.returns;

import dev.baton.platform.documents.Barcode;
import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The paper that goes into the box: its bar code opens the return at the dock. */
public record ReturnDocument(
        Letterhead sender,
        Paper paper,
        Locale language,
        String number,
        String orderNumber,
        LocalDate requestedOn,
        @Nullable LocalDate expiresOn,
        List<String> from,
        List<String> to,
        List<Line> lines) {

    public record Line(String sku, String name, long quantity, String reason) {}

    public ReturnDocument {
        from = List.copyOf(from);
        to = List.copyOf(to);
        lines = List.copyOf(lines);
    }

    public byte[] pdf() {
        var words = Wording.of("return-slip", language);
        return Letter.from(sender, paper, language)
                .titled(words.text("title"), number)
                .scannedAs(Barcode.code128(number))
                .address(words.text("to"), to)
                .address(words.text("from"), from)
                .fact(words.text("order"), orderNumber)
                .fact(words.text("requestedOn"), words.date(requestedOn))
                .fact(words.text("expiresOn"), expiresOn == null ? null : words.date(expiresOn))
                .table(Table.of(
                                Column.text(words.text("sku"), 20),
                                Column.text(words.text("item"), 40),
                                Column.text(words.text("reason"), 28),
                                Column.number(words.text("quantity"), 12))
                        .with(lines.stream()
                                .map(line -> List.of(
                                        Cell.of(line.sku),
                                        Cell.of(line.name),
                                        Cell.of(line.reason),
                                        Cell.strong(words.number(line.quantity))))
                                .toList()))
                .note(words.text("steps"), List.of(words.text("pack"), words.text("enclose"), words.text("send")))
                .pdf();
    }
}
