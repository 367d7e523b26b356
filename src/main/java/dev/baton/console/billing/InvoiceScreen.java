package dev.baton.console.billing;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditReason;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.InvoiceLetter;
import dev.baton.billing.InvoiceView;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One invoice: what it asks for and why, what was paid of it, and its paper. */
@Controller
@Access("invoices")
class InvoiceScreen {

    private static final int NOTE_MAX = 500;

    private final BillingQueries billing;
    private final InvoiceLetter letter;
    private final IssueCreditMemo issueCreditMemo;

    InvoiceScreen(BillingQueries billing, InvoiceLetter letter, IssueCreditMemo issueCreditMemo) {
        this.issueCreditMemo = issueCreditMemo;
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
        return Papers.pdf(letter.pdf(invoice), invoice.number() + ".pdf");
    }

    /** Gives up what the customer will not pay. */
    @PostMapping("/invoices/{invoice}/write-off")
    String writeOff(
            Ui ui,
            @PathVariable("invoice") String name,
            @RequestParam String amount,
            @RequestParam(defaultValue = "") String note,
            @RequestParam String reference,
            RedirectAttributes redirect) {
        var invoice = get(name);
        var given = MoneyWords.amount(amount, invoice.open().currency());
        if (given.isEmpty()
                || given.get().compareTo(invoice.open()) > 0
                || note.isBlank()
                || note.length() > NOTE_MAX) {
            Flash.refused(ui.t("billing.write-off.wrong", ui.money(invoice.open())))
                    .on(redirect);
            return "redirect:/invoices/" + invoice.number();
        }
        var words = switch (issueCreditMemo.handle(new IssueCreditMemo.Command(
                invoice.order(), CreditReason.WRITE_OFF, note.strip(), reference, List.of(), List.of(), given.get()))) {
            case CreditMemoIssued issued ->
                Flash.done(ui.t("billing.write-off.done", ui.money(issued.total()), issued.number()));
            case IssueCreditMemo.AwaitsApproval waits ->
                Flash.note(ui.t("billing.waits-for-approval", ui.money(waits.amount()), ui.money(waits.limit())));
            case IssueCreditMemo.MoreThanInvoiced(var _, var max) ->
                Flash.refused(ui.t("billing.write-off.wrong", ui.money(max)));
            case IssueCreditMemo.MoreUnitsThanInvoiced _,
                    IssueCreditMemo.DeductionsExceedCredit _,
                    IssueCreditMemo.OtherCurrency _ ->
                Flash.refused(ui.t("billing.write-off.wrong", ui.money(invoice.open())));
        };
        words.on(redirect);
        return "redirect:/invoices/" + invoice.number();
    }

    /** By its number, as people name it, or by its id, as programs do. */
    private InvoiceView get(String name) {
        return billing.invoice(
                billing.invoiceByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> InvoiceId.of(name)));
    }
}
