package dev.baton.console.billing;

import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DunningDocument;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.IssueDunningLetter;
import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(letter.number() + ".pdf")
                                .build()
                                .toString())
                .body(document.pdf(letter, billing.invoice(letter.invoice())));
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
