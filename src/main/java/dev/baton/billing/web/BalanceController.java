package dev.baton.billing.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.LedgerEntry;
import dev.baton.billing.OrderMoney;
import dev.baton.orders.OrderId;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{order}/balance")
@Access("invoices")
@Tag(name = "invoices")
class BalanceController {

    /** @param entries every movement of the order's money, oldest first; the balance is their sum */
    record BalanceBody(@JsonUnwrapped OrderMoney money, List<LedgerEntry> entries) {}

    private final BillingQueries billing;

    BalanceController(BillingQueries billing) {
        this.billing = billing;
    }

    @GetMapping
    @Operation(
            summary = "Read what an order costs, and what has been invoiced and paid",
            description = "Computed from the ledger of charges and payments whenever it is asked for.")
    BalanceBody get(@PathVariable OrderId order) {
        return new BalanceBody(billing.money(order), billing.ledger(order));
    }
}
