package dev.baton.billing.web;

import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.RefundFilter;
import dev.baton.billing.RefundId;
import dev.baton.billing.RefundOrder;
import dev.baton.billing.RefundTo;
import dev.baton.billing.RefundView;
import dev.baton.billing.SettleRefund;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/refunds")
@Access("payments")
@Tag(name = "refunds", description = "What goes back to customers, part by part of what they paid")
class RefundController {

    /**
     * @param to {@code ORIGINAL_TENDERS} when left out
     * @param reference what causes it; asking again under it answers the first refund of the order
     * @param memo the credit memo that it pays out
     */
    record RefundBody(
            @NotNull OrderId order,
            @NotNull Money amount,
            @Nullable RefundTo to,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 200) String reference,
            @Nullable CreditMemoId memo) {

        RefundOrder.Command command() {
            if (!amount.isPositive()) {
                throw new Invalid("amount", "must be more than nothing");
            }
            return new RefundOrder.Command(
                    order,
                    amount,
                    to == null ? RefundTo.ORIGINAL_TENDERS : to,
                    reason.strip(),
                    reference.strip(),
                    memo);
        }
    }

    /** @param reference what the bank calls it */
    record SettlementBody(@Nullable @Size(max = 200) String reference) {}

    private final RefundOrder refundOrder;
    private final SettleRefund settleRefund;
    private final BillingQueries billing;

    RefundController(RefundOrder refundOrder, SettleRefund settleRefund, BillingQueries billing) {
        this.refundOrder = refundOrder;
        this.settleRefund = settleRefund;
        this.billing = billing;
    }

    @GetMapping
    @Operation(summary = "List refunds, newest first", description = "Without their parts.")
    Page<RefundView> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable CustomerNumber customer,
            @RequestParam(required = false) RefundView.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.refunds(new RefundFilter(order, customer, state, null), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{refund}")
    @Operation(summary = "Read a refund")
    RefundView get(@PathVariable RefundId refund) {
        return billing.refund(refund);
    }

    @PostMapping
    @Operation(
            summary = "Give money back that was paid for an order",
            description =
                    "To what it was paid with, the newest payment first, or to the customer's store credit. Never more than was"
                            + " paid and not given back. Above the limit of the tenant the answer is 202 with the approval that it waits for.")
    ResponseEntity<?> refund(@Valid @RequestBody RefundBody body) {
        return switch (refundOrder.handle(body.command())) {
            case RefundRequested requested ->
                ResponseEntity.created(URI.create("/api/v1/refunds/" + requested.refund()))
                        .body(billing.refund(requested.refund()));
            case RefundOrder.AwaitsApproval waits ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/approvals/" + waits.approval()))
                        .body(billing.approval(waits.approval()));
            case RefundOrder.MoreThanPaid(var _, var max) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "refund-more-than-paid",
                        "Only %s may be given back.".formatted(max),
                        Map.of("max", max));
            case RefundOrder.NoAccountForStoreCredit _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "no-account-for-store-credit",
                        "The order is a guest's, who has no account to keep store credit.");
            case RefundOrder.OtherCurrency(var _, var currency) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "payment-in-other-currency",
                        "The order is in %s.".formatted(currency),
                        Map.of("currency", currency));
        };
    }

    @PutMapping("/{refund}/parts/{position}/settlement")
    @Operation(
            summary = "Note that a part has left",
            description =
                    "For parts that Baton does not pay out itself, such as a bank transfer. Saying it again changes nothing.")
    ResponseEntity<?> settle(
            @PathVariable RefundId refund, @PathVariable int position, @Valid @RequestBody SettlementBody body) {
        return switch (settleRefund.handle(new SettleRefund.Command(refund, position, body.reference()))) {
            case SettleRefund.Settled(var settled) -> ResponseEntity.ok(settled);
            case SettleRefund.AlreadySettled(var settled) -> ResponseEntity.ok(settled);
            case SettleRefund.UnderWay _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "refund-under-way",
                        "The provider has been asked to give it back and has not answered yet.");
        };
    }
}
