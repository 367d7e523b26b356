package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.InvoiceLetter;
import dev.baton.billing.InvoiceView;
import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One invoice: what it asks for and why, what was paid of it, and its paper. */
@Controller
@Access("invoices")
class InvoiceScreen {

    private final BillingQueries billing;
    private final InvoiceLetter letter;

    InvoiceScreen(BillingQueries billing, InvoiceLetter letter) {
        this.billing = billing;
        this.letter = letter;
    }

    @GetMapping("/invoices/{invoice}")
    ModelAndView show(Ui ui, @PathVariable("invoice") String name) {
        var invoice = get(name);
        var model = new HashMap<String, Object>();
        model.put("invoice", invoice);
        model.put("statement", MoneyWords.statement(billing, invoice.order()));
        return new ModelAndView("console/billing/invoice", model);
    }

    @GetMapping("/invoices/{invoice}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("invoice") String name) {
        var invoice = get(name);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(invoice.number() + ".pdf")
                                .build()
                                .toString())
                .body(letter.pdf(invoice));
    }

    /** By its number, as people name it, or by its id, as programs do. */
    private InvoiceView get(String name) {
        return billing.invoice(
                billing.invoiceByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> InvoiceId.of(name)));
    }
}
