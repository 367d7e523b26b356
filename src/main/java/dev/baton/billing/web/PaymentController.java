package dev.baton.billing.web;

import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.PaymentFilter;
import dev.baton.billing.PaymentId;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.PaymentView;
import dev.baton.billing.RecordPayment;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/payments")
@Access("payments")
@Tag(name = "payments", description = "What customers have paid, before or after their goods were shipped")
class PaymentController {

    /**
     * Names the order or one of its invoices, not both.
     *
     * @param reference what the payer or the bank calls it
     */
    record PaymentBody(
            @Nullable OrderId order,
            @Nullable InvoiceId invoice,
            @NotNull Money amount,
            @NotNull PaymentMethod method,
            @Nullable @Size(max = 200) String reference) {

        RecordPayment.Command command() {
            if (!amount.isPositive()) {
                throw new Invalid("amount", "must be more than nothing");
            }
            return new RecordPayment.Command(target(), amount, method, reference);
        }

        private RecordPayment.Target target() {
            if (order != null && invoice == null) {
                return new RecordPayment.ForOrder(order);
            }
            if (invoice != null && order == null) {
                return new RecordPayment.ForInvoice(invoice);
            }
            throw new Invalid("order", "or invoice must be given, and not both");
        }
    }

    private final RecordPayment recordPayment;
    private final BillingQueries billing;

    PaymentController(RecordPayment recordPayment, BillingQueries billing) {
        this.recordPayment = recordPayment;
        this.billing = billing;
    }

    @GetMapping
    @Operation(summary = "List payments, newest first")
    Page<PaymentView> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable CustomerNumber customer,
            @RequestParam(required = false) @Nullable PaymentMethod method,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.payments(
                new PaymentFilter(order, customer, method, from, to, null), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{payment}")
    @Operation(summary = "Read a payment")
    PaymentView get(@PathVariable PaymentId payment) {
        return billing.payment(payment);
    }

    @PostMapping
    @Operation(
            summary = "Record a payment for an order or one of its invoices",
            description =
                    "Never more than the order still costs. A payment for an order covers its oldest invoices first.")
    ResponseEntity<?> record(@Valid @RequestBody PaymentBody body) {
        return switch (recordPayment.handle(body.command())) {
            case PaymentRecorded recorded ->
                ResponseEntity.created(URI.create("/api/v1/payments/" + recorded.payment()))
                        .body(billing.payment(recorded.payment()));
            case RecordPayment.MoreThanOwed(var _, var owed) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "payment-more-than-owed",
                        "Only %s may still be paid.".formatted(owed),
                        Map.of("owed", owed));
            case RecordPayment.OtherCurrency(var _, var currency) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "payment-in-other-currency",
                        "The order is in %s.".formatted(currency),
                        Map.of("currency", currency));
            case RecordPayment.NotEnoughStoreCredit(var _, var available) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "not-enough-store-credit",
                        "The customer has only %s with us.".formatted(available),
                        Map.of("available", available));
        };
    }
}
