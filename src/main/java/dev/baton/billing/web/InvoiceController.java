package dev.baton.billing.web;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.InvoiceLetter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.InvoiceView;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoices")
@Access("invoices")
@Tag(name = "invoices", description = "What was asked for what was shipped; one invoice for each shipment")
class InvoiceController {

    private final BillingQueries billing;
    private final InvoiceLetter letter;

    InvoiceController(BillingQueries billing, InvoiceLetter letter) {
        this.billing = billing;
        this.letter = letter;
    }

    @GetMapping
    @Operation(
            summary = "List invoices, newest first",
            description = "By order, customer, how far they are paid, and the days of issue, both included.")
    Page<InvoiceRow> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable CustomerNumber customer,
            @RequestParam(required = false) InvoiceFilter.@Nullable State status,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.invoices(
                new InvoiceFilter(order, customer, status, from, to, null), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{invoice}")
    @Operation(summary = "Read an invoice")
    InvoiceView get(@PathVariable InvoiceId invoice) {
        return billing.invoice(invoice);
    }

    @GetMapping(path = "/{invoice}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Print an invoice, in its customer's language")
    ResponseEntity<byte[]> pdf(@PathVariable InvoiceId invoice) {
        var view = billing.invoice(invoice);
        return Papers.pdf(letter.pdf(view), view.number() + ".pdf");
    }
}
