package dev.baton.billing.web;

import dev.baton.billing.BillingQueries;
import dev.baton.customers.CustomerNumber;
import dev.baton.platform.data.Page;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{customer}/store-credit")
@Access("payments")
@Tag(name = "payments")
class StoreCreditController {

    private final BillingQueries billing;

    StoreCreditController(BillingQueries billing) {
        this.billing = billing;
    }

    @GetMapping
    @Operation(summary = "Read what a customer may spend with us, by currency")
    Page<Money> balances(@PathVariable CustomerNumber customer) {
        return new Page<>(billing.storeCredit(customer), null);
    }
}
