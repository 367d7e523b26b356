package dev.baton.console.billing;

import dev.baton.billing.Ageing;
import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DunningDocument;
import dev.baton.billing.DunningLetter;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.IssueDunningLetter;
import dev.baton.billing.OverdueInvoice;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who owes for how long, whom to write to, and what was written. */
@Controller
@Access("invoices")
class ReceivableScreen {

    private final BillingQueries billing;
    private final IssueDunningLetter issueDunningLetter;
    private final DunningDocument document;

    ReceivableScreen(BillingQueries billing, IssueDunningLetter issueDunningLetter, DunningDocument document) {
        this.billing = billing;
        this.issueDunningLetter = issueDunningLetter;
        this.document = document;
    }

    @GetMapping(path = "/receivables", params = "export")
    void exportAgeing(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Ageing>of(ui, "ageing")
                .column(ui.t("export.customer-number"), Ageing::customer)
                .column(
                        ui.t("billing.customer"),
                        row -> row.customer() == null ? ui.t("billing.guests") : row.customerName())
                .column(ui.t("billing.invoices"), Ageing::invoices)
                .column(ui.t("billing.ageing.current"), Ageing::current)
                .column(ui.t("billing.ageing.to30"), Ageing::to30)
                .column(ui.t("billing.ageing.to60"), Ageing::to60)
                .column(ui.t("billing.ageing.to90"), Ageing::to90)
                .column(ui.t("billing.ageing.beyond"), Ageing::beyond)
                .column(ui.t("export.open"), Ageing::total)
                .column(ui.t("export.currency"), row -> row.total().currency())
                .write(export, response, billing::ageing);
    }

    @GetMapping(path = "/receivables/overdue", params = "export")
    void exportOverdue(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<OverdueInvoice>of(ui, "overdue")
                .column(ui.t("billing.invoice"), OverdueInvoice::number)
                .column(ui.t("billing.order"), OverdueInvoice::orderNumber)
                .column(ui.t("export.customer-number"), OverdueInvoice::customer)
                .column(ui.t("billing.customer"), OverdueInvoice::customerName)
                .column(ui.t("export.due"), OverdueInvoice::dueOn)
                .column(ui.t("billing.dunning.days"), OverdueInvoice::daysOverdue)
                .column(ui.t("billing.dunning.last"), OverdueInvoice::lastOn)
                .column(ui.t("export.open"), OverdueInvoice::open)
                .column(ui.t("export.currency"), row -> row.open().currency())
                .write(export, response, billing::overdue);
    }

    @GetMapping(path = "/receivables/letters", params = "export")
    void exportLetters(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<DunningLetter>of(ui, "dunning-letters")
                .column(ui.t("billing.number"), DunningLetter::number)
                .column(ui.t("export.issued"), DunningLetter::issuedOn)
                .column(ui.t("billing.invoice"), DunningLetter::invoiceNumber)
                .column(ui.t("billing.order"), DunningLetter::orderNumber)
                .column(ui.t("export.customer-number"), DunningLetter::customer)
                .column(ui.t("billing.customer"), DunningLetter::customerName)
                .column(ui.t("billing.what"), row -> ui.t("billing.dunning.level", row.level()))
                .column(ui.t("billing.dunning.pay-until"), DunningLetter::payUntil)
                .column(ui.t("export.open"), DunningLetter::open)
                .column(ui.t("export.currency"), row -> row.open().currency())
                .column(ui.t("export.who"), DunningLetter::issuedBy)
                .write(export, response, request -> billing.dunningLetters(null, request));
    }

    @GetMapping("/receivables")
    ModelAndView ageing(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = billing.ageing(PageRequest.of(null, cursor));
        return page(ui, "ageing", page.data(), page.next(), cursor);
    }

    @GetMapping("/receivables/overdue")
    ModelAndView overdue(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = billing.overdue(PageRequest.of(null, cursor));
        return page(ui, "overdue", page.data(), page.next(), cursor);
    }

    @GetMapping("/receivables/letters")
    ModelAndView letters(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = billing.dunningLetters(null, PageRequest.of(null, cursor));
        return page(ui, "letters", page.data(), page.next(), cursor);
    }

    @GetMapping("/receivables/letters/{number}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        var letter = billing.dunningLetter(number.toUpperCase(Locale.ROOT));
        return Papers.pdf(document.pdf(letter, billing.invoice(letter.invoice())), letter.number() + ".pdf");
    }

    @PostMapping("/receivables/overdue")
    String write(Ui ui, @RequestParam(defaultValue = "") List<String> selected, RedirectAttributes redirect) {
        int written = 0;
        for (var invoice : selected.stream().limit(PageRequest.MOST).toList()) {
            if (issueDunningLetter.handle(InvoiceId.of(invoice)) instanceof DunningLetterIssued) {
                written++;
            }
        }
        (written == 0
                        ? Flash.note(ui.t("billing.dunning.none-due"))
                        : Flash.done(ui.n("billing.dunning.written", written)))
                .on(redirect);
        return written == 0 ? "redirect:/receivables/overdue" : "redirect:/receivables/letters";
    }

    private static ModelAndView page(Ui ui, String part, List<?> rows, @Nullable String next, @Nullable String cursor) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", rows);
        model.put("next", next);
        model.put("first", cursor == null);
        model.put(
                "tabs",
                List.of(
                        new Tab(ui.t("billing.ageing"), "/receivables", null, part.equals("ageing")),
                        new Tab(ui.t("billing.dunning"), "/receivables/overdue", null, part.equals("overdue")),
                        new Tab(ui.t("billing.letters"), "/receivables/letters", null, part.equals("letters"))));
        return new ModelAndView("console/billing/" + part, model);
    }
}
