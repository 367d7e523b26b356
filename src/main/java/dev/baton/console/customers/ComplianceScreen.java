package dev.baton.console.customers;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.customers.ComplianceQueries;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.DefineComplianceTerms;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.StaleVersion;
import dev.baton.shipping.CarrierQueries;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer demands of deliveries: when, how much, with whom, and with which labels. */
@Controller
@Access("customers")
class ComplianceScreen {

    private final CustomerQueries customers;
    private final ComplianceQueries compliance;
    private final CarrierQueries carriers;
    private final DefineComplianceTerms defineComplianceTerms;

    ComplianceScreen(
            CustomerQueries customers,
            ComplianceQueries compliance,
            CarrierQueries carriers,
            DefineComplianceTerms defineComplianceTerms) {
        this.customers = customers;
        this.compliance = compliance;
        this.carriers = carriers;
        this.defineComplianceTerms = defineComplianceTerms;
    }

    @GetMapping("/customers/{number}/compliance-terms")
    ModelAndView show(@PathVariable CustomerNumber number) {
        var customer = customers.get(number);
        var agreed = compliance.of(number);
        return page(customer, ComplianceForm.of(agreed.terms(), agreed.version()));
    }

    /** {@code add} adds a line to the routing guide, {@code without=routingGuide[1]} takes one out. */
    @PostMapping("/customers/{number}/compliance-terms")
    ModelAndView save(
            Ui ui,
            @PathVariable CustomerNumber number,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var customer = customers.get(number);
        var form = TypedForm.of(typed);
        if (form.asksForRows()) {
            return page(customer, form.changeRows(ComplianceForm.ROUTES, "services"));
        }
        var services = carriers.serviceNames();
        var terms = new ComplianceForm(ui, form, services).read(customer);
        if (terms.isEmpty()) {
            return wrong(customer, form);
        }
        try {
            var version = form.valueOrNull("version");
            defineComplianceTerms.handle(new DefineComplianceTerms.Command(
                    number, terms.get(), services, version == null ? null : "\"" + version + "\""));
        } catch (Invalid invalid) {
            invalid.fields().forEach(field -> form.wrong(field.field(), field.message()));
            return wrong(customer, form);
        } catch (StaleVersion _) {
            return wrong(customer, form.wrong("", ui.t("customers.compliance.stale")));
        }
        Flash.done(ui.t("customers.compliance.saved", customer.name())).on(redirect);
        return new ModelAndView("redirect:/customers/" + number);
    }

    private ModelAndView wrong(Customer customer, TypedForm form) {
        var page = page(customer, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Customer customer, TypedForm form) {
        return new ModelAndView(
                "console/customers/compliance",
                Map.of("customer", customer, "form", form, "services", carriers.serviceNames()));
    }
}
