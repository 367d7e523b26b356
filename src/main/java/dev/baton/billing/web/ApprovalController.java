package dev.baton.billing.web;

import dev.baton.billing.Approval;
import dev.baton.billing.ApprovalId;
import dev.baton.billing.ApprovalLimit;
import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DecideApproval;
import dev.baton.billing.DefineApprovalLimit;
import dev.baton.orders.ApprovalPolicies;
import dev.baton.orders.ApprovalPolicy;
import dev.baton.orders.DefineApprovalPolicy;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("approvals")
@Tag(name = "approvals", description = "What a second person must agree to")
class ApprovalController {

    record DecisionBody(
            @NotNull Boolean agreed,
            @Nullable @Size(max = 1000) String note) {}

    /**
     * Above which amounts a second person must agree; what is left out needs nobody.
     *
     * @param writeOff left out when the limit of credit memos holds for write-offs as well
     * @param discount of everything given by hand on one order
     */
    record LimitBody(
            @Nullable Money creditMemo,
            @Nullable Money refund,
            @Nullable Money writeOff,
            @Nullable Money discount) {

        ApprovalLimit limit(String currency) {
            check(currency);
            check("creditMemo", creditMemo, currency);
            check("refund", refund, currency);
            check("writeOff", writeOff, currency);
            check("discount", discount, currency);
            return new ApprovalLimit(currency, creditMemo, refund, writeOff, discount);
        }

        private static void check(String currency) {
            try {
                Money.zero(currency);
            } catch (IllegalArgumentException e) {
                throw new Invalid("currency", "is no ISO 4217 code such as USD");
            }
        }

        private static void check(String field, @Nullable Money limit, String currency) {
            if (limit != null && (limit.isNegative() || !limit.currency().equals(currency))) {
                throw new Invalid(field, "must be an amount in %s, and not less than nothing".formatted(currency));
            }
        }
    }

    /**
     * What of an order needs a second person, beside the limits.
     *
     * @param fourEyes whether even those who may decide about approvals need somebody else for what they order
     * @param expedite whether a priority above the customer's usual needs somebody's approval
     */
    record PolicyBody(@NotNull Boolean fourEyes, @NotNull Boolean expedite) {}

    private final DecideApproval decideApproval;
    private final DefineApprovalLimit defineApprovalLimit;
    private final DefineApprovalPolicy defineApprovalPolicy;
    private final ApprovalPolicies policies;
    private final BillingQueries billing;

    ApprovalController(
            DecideApproval decideApproval,
            DefineApprovalLimit defineApprovalLimit,
            DefineApprovalPolicy defineApprovalPolicy,
            ApprovalPolicies policies,
            BillingQueries billing) {
        this.defineApprovalPolicy = defineApprovalPolicy;
        this.policies = policies;
        this.decideApproval = decideApproval;
        this.defineApprovalLimit = defineApprovalLimit;
        this.billing = billing;
    }

    @GetMapping("/approvals")
    @Operation(summary = "List what a second person must agree to, newest first")
    Page<Approval> list(
            @RequestParam(required = false) Approval.@Nullable State state,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.approvals(state, order, PageRequest.of(limit, cursor));
    }

    @GetMapping("/approvals/{approval}")
    @Operation(summary = "Read an approval")
    Approval get(@PathVariable ApprovalId approval) {
        return billing.approval(approval);
    }

    @PutMapping("/approvals/{approval}/decision")
    @Operation(
            summary = "Agree to what waits, or decline it",
            description =
                    "Never by whoever asked, nor by whoever only stands in for them. What is agreed to is carried out at once.")
    ResponseEntity<?> decide(@PathVariable ApprovalId approval, @Valid @RequestBody DecisionBody body) {
        return switch (decideApproval.handle(new DecideApproval.Command(approval, body.agreed(), body.note()))) {
            case DecideApproval.Approved(var approved) -> ResponseEntity.ok(approved);
            case ApprovalDeclined _ -> ResponseEntity.ok(billing.approval(approval));
            case DecideApproval.AlreadyDecided _ ->
                Problems.answer(HttpStatus.CONFLICT, "approval-already-decided", "Somebody has decided already.");
            case DecideApproval.OwnRequest _ ->
                Problems.answer(
                        HttpStatus.FORBIDDEN,
                        "approval-of-own-request",
                        "Whoever asks cannot agree; somebody else must.");
            case DecideApproval.RequestOfGiver _ ->
                Problems.answer(
                        HttpStatus.FORBIDDEN,
                        "approval-of-givers-request",
                        "You stand in for whoever asked; somebody else must agree.");
            case DecideApproval.NoLongerPossible _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "approval-no-longer-possible",
                        "Less may be credited or refunded by now than was asked for. It can still be declined.");
        };
    }

    @GetMapping("/approval-limits")
    @Operation(summary = "List above which amounts a second person must agree, by currency")
    Page<ApprovalLimit> limits() {
        return new Page<>(billing.approvalLimits(), null);
    }

    @PutMapping("/approval-limits/{currency}")
    @Access(value = "approvals", ofOwn = true)
    @Operation(summary = "Say above which amounts of a currency a second person must agree")
    ApprovalLimit define(@PathVariable String currency, @Valid @RequestBody LimitBody body) {
        return defineApprovalLimit.handle(body.limit(currency));
    }

    @GetMapping("/approval-policy")
    @Operation(summary = "Read what of an order a second person must agree to")
    ApprovalPolicy policy() {
        return policies.current();
    }

    @PutMapping("/approval-policy")
    @Access(value = "approvals", ofOwn = true)
    @Operation(
            summary = "Say whether a priority needs approval, and whether those who approve need somebody else",
            description = "It counts for orders that are placed or amended from now on.")
    ApprovalPolicy define(@Valid @RequestBody PolicyBody body) {
        return defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(body.fourEyes(), body.expedite()));
    }
}
