package dev.baton.billing.web;

import dev.baton.billing.Ageing;
import dev.baton.billing.BillingEvent.DunningLetterIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DunningDocument;
import dev.baton.billing.DunningLetter;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.IssueDunningLetter;
import dev.baton.billing.OverdueInvoice;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("invoices")
@Tag(name = "receivables", description = "Who owes for how long, and who was written to")
class ReceivableController {

    private final BillingQueries billing;
    private final IssueDunningLetter issueDunningLetter;
    private final DunningDocument document;

    ReceivableController(BillingQueries billing, IssueDunningLetter issueDunningLetter, DunningDocument document) {
        this.billing = billing;
        this.issueDunningLetter = issueDunningLetter;
        this.document = document;
    }

    @GetMapping("/receivables")
    @Operation(
            summary = "List what customers owe by how long it has been due",
            description = "One row a customer and currency, who owes most first; guests together.")
    Page<Ageing> ageing(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.ageing(PageRequest.of(limit, cursor));
    }

    @GetMapping("/overdue-invoices")
    @Operation(summary = "List the invoices that letters are written for, longest due first")
    Page<OverdueInvoice> overdue(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.overdue(PageRequest.of(limit, cursor));
    }

    @GetMapping("/dunning-letters")
    @Operation(summary = "List dunning letters, newest first")
    Page<DunningLetter> letters(
            @RequestParam(required = false) @Nullable InvoiceId invoice,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.dunningLetters(invoice, PageRequest.of(limit, cursor));
    }

    @PostMapping("/invoices/{invoice}/dunning-letters")
    @Operation(
            summary = "Write to the customer of an overdue invoice",
            description =
                    "The next level, when it is due: 7, 21 and 35 days after the due date, and a week after the last letter.")
    ResponseEntity<?> issue(@PathVariable InvoiceId invoice) {
        return switch (issueDunningLetter.handle(invoice)) {
            case DunningLetterIssued issued ->
                ResponseEntity.created(URI.create("/api/v1/dunning-letters/" + issued.number() + "/pdf"))
                        .body(billing.dunningLetter(issued.number()));
            case IssueDunningLetter.NotDue _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "dunning-not-due",
                        "The invoice is paid, not overdue for long enough, or its customer was just written to.");
        };
    }

    @GetMapping(path = "/dunning-letters/{number}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Print a dunning letter, in its customer's language")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        var letter = billing.dunningLetter(number);
        return Papers.pdf(document.pdf(letter, billing.invoice(letter.invoice())), number + ".pdf");
    }
}
