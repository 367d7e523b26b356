package dev.baton.billing;

import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.platform.company.Companies;
import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Wording;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Prints an invoice in its customer's language, on the paper of its customer's country. */
@Component
public class InvoiceLetter {

    private static final int PPM_DIGITS = 6;

    private final SiteQueries sites;
    private final Companies companies;

    InvoiceLetter(SiteQueries sites, Companies companies) {
        this.sites = sites;
        this.companies = companies;
    }

    public byte[] pdf(InvoiceView invoice) {
        var site = sites.get(invoice.site());
        var language = Locale.of(invoice.language(), invoice.billTo().country());
        var words = Wording.of("invoice", language);
        var from = site.address().country();
        var customer = invoice.customer();
        return new InvoiceDocument(
                        seller(site, language),
                        Paper.of(invoice.billTo().country()),
                        language,
                        invoice.number(),
                        invoice.issuedOn(),
                        invoice.dueOn(),
                        words.text("terms." + invoice.terms()),
                        invoice.orderNumber(),
                        invoice.reference(),
                        customer == null ? null : customer.value(),
                        null,
                        invoice.billTo().postal().lines(from, language),
                        invoice.shipTo().postal().lines(from, language),
                        Currency.getInstance(invoice.money().total().currency()),
                        invoice.lines().stream()
                                .map(line -> line(line, words.text("unit")))
                                .toList(),
                        sums(invoice, words.text("tax")),
                        invoice.open().isPositive() ? List.of(words.text("howToPay", invoice.number())) : List.of(),
                        List.of())
                .pdf();
    }

    /** The merchant; at the address from which the goods left when it has told none of its own. */
    Letterhead seller(Site site, Locale language) {
        var company = companies.current();
        var head = company.letterhead(language, companies.logo().orElse(null));
        return company.address() == null
                ? head.at(site.postal().lines(site.address().country(), language))
                : head;
    }

    private static InvoiceDocument.Line line(InvoiceView.Line line, String unit) {
        var kit = line.kit();
        return new InvoiceDocument.Line(
                kit == null ? line.sku().value() : line.sku() + " · " + kit,
                line.name(),
                line.quantity(),
                unit,
                line.unitPrice().decimal(),
                line.money().discount().decimal(),
                line.taxes().stream().map(tax -> rate(tax.ratePpm())).reduce(BigDecimal.ZERO, BigDecimal::add),
                line.money().net().decimal());
    }

    private static InvoiceDocument.Sums sums(InvoiceView invoice, String anyTax) {
        var money = invoice.money();
        return new InvoiceDocument.Sums(
                money.gross().decimal(),
                money.discount().decimal(),
                money.shipping().decimal(),
                invoice.taxes().stream()
                        .map(tax -> new InvoiceDocument.Tax(
                                tax.name().isEmpty() ? anyTax : tax.name(),
                                rate(tax.ratePpm()),
                                tax.amount().decimal(),
                                invoice.taxIncluded()))
                        .toList(),
                money.total().decimal(),
                invoice.paid().plus(invoice.credited()).decimal(),
                invoice.open().decimal());
    }

    static BigDecimal rate(int ppm) {
        return BigDecimal.valueOf(ppm, PPM_DIGITS);
    }
}
