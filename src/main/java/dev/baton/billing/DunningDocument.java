package dev.baton.billing;

import dev.baton.platform.company.Companies;
import dev.baton.platform.documents.Cell;
import dev.baton.platform.documents.Letter;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Table;
import dev.baton.platform.documents.Table.Column;
import dev.baton.platform.documents.Wording;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Prints a letter that asks for what is overdue, in the customer's language. */
@Component
public class DunningDocument {

    private final Companies companies;

    DunningDocument(Companies companies) {
        this.companies = companies;
    }

    public byte[] pdf(DunningLetter letter, InvoiceView invoice) {
        var language = Locale.of(invoice.language(), invoice.billTo().country());
        var words = Wording.of("dunning", language);
        var company = companies.current();
        var address = company.address();
        var from = address == null ? invoice.billTo().country() : address.country();
        var currency = Currency.getInstance(letter.open().currency());
        var customer = invoice.customer();
        return Letter.from(
                        company.letterhead(language, companies.logo().orElse(null)),
                        Paper.of(invoice.billTo().country()),
                        language)
                .titled(words.text("title." + letter.level()), letter.number())
                .address(words.text("to"), invoice.billTo().postal().lines(from, language))
                .fact(words.text("issuedOn"), words.date(letter.issuedOn()))
                .fact(words.text("payUntil"), words.date(letter.payUntil()))
                .fact(words.text("customer"), customer == null ? null : customer.value())
                .table(Table.of(
                                Column.text(words.text("invoice"), 30),
                                Column.text(words.text("invoicedOn"), 24),
                                Column.text(words.text("dueOn"), 24),
                                Column.number(words.text("total"), 22))
                        .with(List.of(List.of(
                                Cell.of(invoice.number(), invoice.orderNumber()),
                                Cell.of(words.date(invoice.issuedOn())),
                                Cell.of(words.date(invoice.dueOn())),
                                Cell.of(words.money(invoice.money().total().decimal(), currency))))))
                .grandTotal(words.text("open"), words.money(letter.open().decimal(), currency))
                .note(
                        words.text("heading"),
                        List.of(
                                words.text("text." + letter.level(), words.date(letter.payUntil())),
                                words.text("howToPay", invoice.number()),
                                words.text("paidMeanwhile")))
                .pdf();
    }
}
