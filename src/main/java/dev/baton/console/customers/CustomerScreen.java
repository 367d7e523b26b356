package dev.baton.console.customers;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.console.Ui;
import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.VerifyAddress;
import dev.baton.orders.PartNumberQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One account: who they are, where things go, on what terms. */
@Controller
@Access("customers")
@WithinScope(CustomerNumber.class)
class CustomerScreen {

    private static final int INVOICES = 5;

    private final CustomerQueries customers;
    private final VerifyAddress verifyAddress;
    private final BillingQueries billing;
    private final CreditQueries credit;
    private final PartNumberQueries partNumbers;
    private final ComplianceQueries compliance;

    CustomerScreen(
            CustomerQueries customers,
            VerifyAddress verifyAddress,
            BillingQueries billing,
            CreditQueries credit,
            PartNumberQueries partNumbers,
            ComplianceQueries compliance) {
        this.customers = customers;
        this.verifyAddress = verifyAddress;
        this.billing = billing;
        this.credit = credit;
        this.partNumbers = partNumbers;
        this.compliance = compliance;
    }

    @GetMapping("/customers/{number}")
    ModelAndView show(Ui ui, @PathVariable CustomerNumber number) {
        var customer = customers.get(number);
        var demanded = compliance.of(number).terms();
        return new ModelAndView(
                "console/customers/customer",
                Map.of(
                        "customer",
                        customer,
                        "credit",
                        ui.may("credit:read") ? Optional.of(credit.of(number)) : Optional.empty(),
                        "balances",
                        ui.may("invoices:read") ? billing.balances(number) : List.of(),
                        "invoices",
                        ui.may("invoices:read")
                                ? billing.invoices(
                                                new InvoiceFilter(null, number, null, null, null, null),
                                                PageRequest.first(INVOICES))
                                        .data()
                                : List.of(),
                        "partNumbers",
                        partNumbers.of(number).numbers(),
                        "demands",
                        CustomerWords.demands(ui, demanded),
                        "routes",
                        demanded.routes(),
                        "addresses",
                        customer.addresses().stream()
                                .map(kept -> card(ui, kept))
                                .toList()));
    }

    private AddressCard card(Ui ui, Customer.KeptAddress kept) {
        var complaints = verifyAddress.handle(kept.address()) instanceof VerifyAddress.Doubtful(var all, var _)
                ? all.stream()
                        .map(complaint -> ui.t("customers.field." + complaint.field()) + " " + complaint.message())
                        .toList()
                : List.<String>of();
        return new AddressCard(kept, CustomerWords.lines(ui, kept.address()), complaints);
    }
}
