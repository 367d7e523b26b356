package dev.baton.shipping;

import dev.baton.platform.documents.Barcode;
import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What lies in the box, for whoever opens it: no prices, but what is still to come. */
public record PackingSlipDocument(
        Letterhead sender,
        Paper paper,
        Locale language,
        String shipmentNumber,
        LocalDate shippedOn,
        String orderNumber,
        @Nullable String customerReference,
        @Nullable LocalDate orderedOn,
        String carrier,
        List<String> shipFrom,
        List<String> shipTo,
        Set<HandlingMark> handling,
        List<Line> lines,
        List<Box> boxes,
        List<String> notes) {

    /**
     * @param theirNumbers what the customer calls it, where it wants to read that
     * @param quantityShippedBefore left in earlier shipments of the same order
     */
    public record Line(
            String sku,
            String name,
            @Nullable String detail,
            List<String> theirNumbers,
            long quantityOrdered,
            long quantityShipped,
            long quantityShippedBefore,
            long quantityBackordered) {

        public Line {
            theirNumbers = List.copyOf(theirNumbers);
        }

        @Nullable
        String below(Wording words) {
            if (theirNumbers.isEmpty()) {
                return detail;
            }
            var theirs = words.text("theirNumber", String.join(", ", theirNumbers));
            return detail == null ? theirs : detail + " · " + theirs;
        }
    }

    public record Box(
            int number,
            BigDecimal weightKilograms,
            @Nullable String trackingNumber) {}

    public PackingSlipDocument {
        shipFrom = List.copyOf(shipFrom);
        shipTo = List.copyOf(shipTo);
        handling = Set.copyOf(handling);
        lines = List.copyOf(lines);
        boxes = List.copyOf(boxes);
        notes = List.copyOf(notes);
    }

    public byte[] pdf() {
        var words = Wording.of("packing-slip", language);
        var letter = Letter.from(sender, paper, language)
                .titled(words.text("title"), shipmentNumber)
                .scannedAs(Barcode.code128(shipmentNumber))
                .address(words.text("shipTo"), shipTo)
                .address(words.text("shipFrom"), shipFrom)
                .fact(words.text("order"), orderNumber)
                .fact(words.text("reference"), customerReference)
                .fact(words.text("orderedOn"), orderedOn == null ? null : words.date(orderedOn))
                .fact(words.text("shippedOn"), words.date(shippedOn))
                .fact(words.text("carrier"), carrier);
        for (var mark : new TreeSet<>(handling)) {
            letter.mark(mark.words(language));
        }
        letter.table(items(words));
        if (!boxes.isEmpty()) {
            letter.table(packages(words));
        }
        var care = new TreeSet<>(handling)
                .stream().map(mark -> mark.advice(language)).toList();
        return letter.note(words.text("handling"), care)
                .note(words.text("backorders"), backorders(words))
                .note(words.text("notes"), notes)
                .pdf();
    }

    private Table items(Wording words) {
        boolean before = lines.stream().anyMatch(line -> line.quantityShippedBefore > 0);
        var sku = Column.text(words.text("sku"), 16);
        var name = Column.text(words.text("item"), 40);
        var ordered = Column.number(words.text("ordered"), 11);
        var earlier = Column.number(words.text("shippedBefore"), 12);
        var shipped = Column.number(words.text("shipped"), 11);
        var backordered = Column.number(words.text("backordered"), 14);
        var table = before
                ? Table.of(sku, name, ordered, earlier, shipped, backordered)
                : Table.of(sku, name, ordered, shipped, backordered);
        return table.with(lines.stream().map(line -> cells(line, before, words)).toList());
    }

    private static List<Cell> cells(Line line, boolean before, Wording words) {
        var sku = Cell.of(line.sku);
        var name = Cell.of(line.name, line.below(words));
        var ordered = Cell.of(words.number(line.quantityOrdered));
        var shipped = Cell.strong(words.number(line.quantityShipped));
        var backordered = Cell.of(line.quantityBackordered == 0 ? "–" : words.number(line.quantityBackordered));
        if (!before) {
            return List.of(sku, name, ordered, shipped, backordered);
        }
        return List.of(sku, name, ordered, Cell.of(words.number(line.quantityShippedBefore)), shipped, backordered);
    }

    private Table packages(Wording words) {
        var table = Table.of(
                Column.text(words.text("package"), 20),
                Column.text(words.text("tracking"), 50),
                Column.number(words.text("weight"), 30));
        return table.with(boxes.stream()
                .map(box -> List.of(
                        Cell.of(words.text("packageOf", box.number, boxes.size())),
                        Cell.of(box.trackingNumber == null ? "–" : box.trackingNumber),
                        Cell.of(words.number(box.weightKilograms) + " kg")))
                .toList());
    }

    private List<String> backorders(Wording words) {
        long units = lines.stream().mapToLong(Line::quantityBackordered).sum();
        return units == 0 ? List.of() : List.of(words.text("toFollow", units));
    }
}
