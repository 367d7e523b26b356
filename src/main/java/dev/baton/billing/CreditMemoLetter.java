package dev.baton.billing;

import dev.baton.network.SiteQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import dev.baton.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Prints a credit memo to whom its invoice went, in the same language, on the same paper. It adds nothing up: every sum it prints
 * was decided by whoever issued it.
 */
@Component
public class CreditMemoLetter {

    private final BillingQueries billing;
    private final InvoiceLetter invoices;
    private final SiteQueries sites;

    CreditMemoLetter(BillingQueries billing, InvoiceLetter invoices, SiteQueries sites) {
        this.billing = billing;
        this.invoices = invoices;
        this.sites = sites;
    }

    public byte[] pdf(CreditMemoView memo) {
        var invoice = billing.invoice(corrected(memo));
        var language = Locale.of(invoice.language(), invoice.billTo().country());
        var words = Wording.of("credit-memo", language);
        var site = sites.get(invoice.site());
        var customer = memo.customer();
        var letter = Letter.from(
                        invoices.seller(site, language),
                        Paper.of(invoice.billTo().country()),
                        language)
                .titled(words.text("title"), memo.number())
                .address(
                        words.text("creditTo"),
                        invoice.billTo().postal().lines(site.address().country(), language))
                .fact(words.text("issuedOn"), words.date(memo.issuedOn()))
                .fact(words.text("order"), memo.orderNumber())
                .fact(words.text("invoice"), invoiceNumbers(memo, invoice))
                .fact(words.text("reason"), words.text("reason." + memo.reason()))
                .fact(words.text("customer"), customer == null ? null : customer.value());
        var paper = new Sums(words, Currency.getInstance(memo.total().currency()));
        if (!memo.lines().isEmpty()) {
            letter.table(paper.table(memo));
        }
        paper.add(letter, memo);
        return letter.pdf();
    }

    /** The invoice of its first line; of a flat amount the first of the order, which it went against first. */
    private InvoiceId corrected(CreditMemoView memo) {
        return memo.lines().stream()
                .map(CreditMemoView.Line::invoice)
                .findFirst()
                .orElseGet(() ->
                        billing
                                .invoices(InvoiceFilter.of(memo.order()), PageRequest.first(PageRequest.MOST))
                                .data()
                                .stream()
                                .map(InvoiceRow::id)
                                .reduce((_, older) -> older)
                                .orElseThrow(() -> new NotFound("invoice of order", memo.orderNumber())));
    }

    private static String invoiceNumbers(CreditMemoView memo, InvoiceView invoice) {
        return memo.lines().isEmpty()
                ? invoice.number()
                : memo.lines().stream()
                        .map(CreditMemoView.Line::invoiceNumber)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** What is credited, in the words of one language. */
    private record Sums(Wording words, Currency currency) {

        Table table(CreditMemoView memo) {
            return Table.of(
                            Column.text(words.text("item"), 43),
                            Column.number(words.text("quantity"), 13),
                            Column.number(words.text("unitPrice"), 16),
                            Column.number(words.text("tax"), 11),
                            Column.number(words.text("amount"), 17))
                    .with(memo.lines().stream().map(this::cells).toList());
        }

        private List<Cell> cells(CreditMemoView.Line line) {
            var rate = line.taxes().stream()
                    .map(tax -> InvoiceLetter.rate(tax.ratePpm()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return List.of(
                    Cell.of(line.name(), line.sku().value()),
                    Cell.of(words.number(line.quantity())),
                    Cell.of(money(line.unitPrice())),
                    Cell.of(words.percent(rate)),
                    Cell.of(money(line.money().net())));
        }

        void add(Letter letter, CreditMemoView memo) {
            var money = memo.money();
            if (!memo.lines().isEmpty()) {
                letter.total(words.text("goods"), money(money.net()));
                if (money.shipping().isPositive()) {
                    letter.total(words.text("shipping"), money(money.shipping()));
                }
                letter.total(words.text(memo.taxIncluded() ? "taxIncluded" : "tax"), money(money.tax()));
            }
            if (memo.flat().isPositive()) {
                letter.total(words.text("flat"), money(memo.flat()));
            }
            for (var deduction : memo.deductions()) {
                letter.total(deduction.words(), money(deduction.amount().negated()));
            }
            letter.grandTotal(words.text("total"), money(memo.total()));
        }

        private String money(Money money) {
            return words.money(money.decimal(), currency);
        }
    }
}
