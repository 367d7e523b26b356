package dev.baton.billing;

import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An invoice on paper. It adds nothing up: every sum it prints was decided by whoever issued it. */
public record InvoiceDocument(
        Letterhead seller,
        Paper paper,
        Locale language,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable String terms,
        String orderNumber,
        @Nullable String customerReference,
        @Nullable String customerNumber,
        @Nullable String customerTaxNumber,
        List<String> billTo,
        List<String> shipTo,
        Currency currency,
        List<Line> lines,
        Sums sums,
        List<String> payment,
        List<String> notes) {

    /** {@code discount} is what was taken off, as a positive amount; {@code amount} is what remains. */
    public record Line(
            String sku,
            String name,
            long quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal taxRate,
            BigDecimal amount) {}

    public record Tax(String name, BigDecimal rate, BigDecimal amount, boolean included) {}

    public record Sums(
            BigDecimal goods,
            BigDecimal discount,
            BigDecimal shipping,
            List<Tax> taxes,
            BigDecimal total,
            BigDecimal paid,
            BigDecimal due) {

        public Sums {
            taxes = List.copyOf(taxes);
        }
    }

    public InvoiceDocument {
        billTo = List.copyOf(billTo);
        shipTo = List.copyOf(shipTo);
        lines = List.copyOf(lines);
        payment = List.copyOf(payment);
        notes = List.copyOf(notes);
    }

    public byte[] pdf() {
        var words = Wording.of("invoice", language);
        var letter = Letter.from(seller, paper, language)
                .titled(words.text("title"), number)
                .address(words.text("billTo"), billTo)
                .address(words.text("shipTo"), shipTo)
                .fact(words.text("issuedOn"), words.date(issuedOn))
                .fact(words.text("dueOn"), dueOn == null ? null : words.date(dueOn))
                .fact(words.text("terms"), terms)
                .fact(words.text("order"), orderNumber)
                .fact(words.text("reference"), customerReference)
                .fact(words.text("customer"), customerNumber)
                .fact(words.text("taxNumber"), customerTaxNumber)
                .table(table(words));
        addSums(letter, words);
        return letter.note(words.text("payment"), payment)
                .note(words.text("notes"), notes)
                .pdf();
    }

    /** A column of discounts only where there is one to show. */
    private Table table(Wording words) {
        boolean discounted = lines.stream().anyMatch(line -> line.discount.signum() != 0);
        var item = Column.text(words.text("item"), 40);
        var quantity = Column.number(words.text("quantity"), 13);
        var price = Column.number(words.text("unitPrice"), 14);
        var discount = Column.number(words.text("discount"), 13);
        var tax = Column.number(words.text("tax"), 9);
        var amount = Column.number(words.text("amount"), 16);
        var table = discounted
                ? Table.of(item, quantity, price, discount, tax, amount)
                : Table.of(item, quantity, price, tax, amount);
        return table.with(
                lines.stream().map(line -> cells(line, discounted, words)).toList());
    }

    private List<Cell> cells(Line line, boolean discounted, Wording words) {
        var item = Cell.of(line.name, line.sku);
        var quantity = Cell.of(words.number(line.quantity) + " " + line.unit);
        var price = Cell.of(words.money(line.unitPrice, currency));
        var tax = Cell.of(words.percent(line.taxRate));
        var amount = Cell.of(words.money(line.amount, currency));
        if (!discounted) {
            return List.of(item, quantity, price, tax, amount);
        }
        var discount = Cell.of(line.discount.signum() == 0 ? "" : words.money(line.discount.negate(), currency));
        return List.of(item, quantity, price, discount, tax, amount);
    }

    private void addSums(Letter letter, Wording words) {
        letter.total(words.text("goods"), words.money(sums.goods, currency));
        if (sums.discount.signum() != 0) {
            letter.total(words.text("discount"), words.money(sums.discount.negate(), currency));
        }
        letter.total(words.text("shipping"), words.money(sums.shipping, currency));
        for (var tax : sums.taxes) {
            var label = words.text(tax.included ? "taxIncluded" : "taxAdded", tax.name, words.percent(tax.rate));
            letter.total(label, words.money(tax.amount, currency));
        }
        if (sums.paid.signum() == 0) {
            letter.grandTotal(words.text("total"), words.money(sums.due, currency));
            return;
        }
        letter.total(words.text("total"), words.money(sums.total, currency));
        letter.total(words.text("paid"), words.money(sums.paid.negate(), currency));
        letter.grandTotal(words.text("due"), words.money(sums.due, currency));
    }
}
