package dev.baton.billing.web;

import dev.baton.billing.CreditOverride;
import dev.baton.billing.CreditQueries;
import dev.baton.billing.CustomerCredit;
import dev.baton.billing.OverrideCredit;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("credit")
@Tag(name = "credit", description = "What customers may owe and owe, and the orders that wait for it")
class CreditController {

    /** @param reason kept in the order's timeline and in the trail */
    record CreditOverrideBody(@NotBlank @Size(max = 1000) String reason) {}

    private final CreditQueries credit;
    private final OverrideCredit overrideCredit;

    CreditController(CreditQueries credit, OverrideCredit overrideCredit) {
        this.credit = credit;
        this.overrideCredit = overrideCredit;
    }

    @GetMapping("/customers/{number}/credit")
    @Operation(summary = "Read what a customer may owe and owes", description = """
                    Computed when it is asked for: open orders that were let go and not yet invoiced, and open invoices, less what was
                    paid ahead. Orders that would exceed the limit wait on a hold CREDIT, and are released by themselves, by priority
                    and age, when they fit.""")
    CustomerCredit get(@PathVariable CustomerNumber number) {
        return credit.of(number);
    }

    @PutMapping("/orders/{id}/credit-override")
    @Operation(summary = "Let an order go although the customer's credit does not cover it", description = """
                    Needs credit:write. The order stays released as long as it costs no more than now.""")
    @ApiResponse(
            responseCode = "200",
            description = "Who let it go and why, the first time it was asked for",
            content = @Content(schema = @Schema(implementation = CreditOverride.class)))
    ResponseEntity<?> override(@PathVariable OrderId id, @Valid @RequestBody CreditOverrideBody body) {
        return switch (overrideCredit.handle(
                new OverrideCredit.Command(id, body.reason().strip()))) {
            case CreditOverride override -> ResponseEntity.ok(override);
            case OverrideCredit.NothingToOverride _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "no-credit-to-override",
                        "The order does not wait for credit.",
                        Map.of("order", id));
        };
    }
}
