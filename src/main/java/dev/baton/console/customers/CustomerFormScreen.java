package dev.baton.console.customers;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.DefineCustomer;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens an account and changes one. What was typed is never lost, whatever is wrong with it. */
@Controller
@Access("customers")
class CustomerFormScreen {

    private final DefineCustomer defineCustomer;
    private final CustomerQueries customers;
    private final CustomerReading reading;

    CustomerFormScreen(DefineCustomer defineCustomer, CustomerQueries customers, CustomerReading reading) {
        this.defineCustomer = defineCustomer;
        this.customers = customers;
        this.reading = reading;
    }

    @GetMapping("/customers/new")
    ModelAndView blank(Ui ui) {
        return page(ui, null, CustomerForm.blank(ui));
    }

    @GetMapping("/customers/{number}/edit")
    ModelAndView filled(Ui ui, @PathVariable CustomerNumber number) {
        var customer = customers.get(number);
        return page(ui, customer, CustomerForm.of(customer));
    }

    @PostMapping("/customers/new")
    ModelAndView open(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/customers/{number}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable CustomerNumber number,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, customers.get(number), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable Customer before, TypedForm form, RedirectAttributes redirect) {
        if (form.asksForRows()) {
            return page(ui, before, rows(form));
        }
        var customer = new CustomerForm(ui, form).read(before == null ? null : before.number());
        if (customer.isEmpty()) {
            return wrong(ui, before, form);
        }
        long version = before == null ? 0 : form.version();
        return switch (defineCustomer.handle(new DefineCustomer.Command(customer.get(), version))) {
            case DefineCustomer.Opened(var opened) ->
                saved(opened.number(), ui.t("customers.opened", opened.name(), opened.number()), redirect);
            case DefineCustomer.Changed(var changed) ->
                saved(changed.number(), ui.t("customers.changed", changed.name()), redirect);
            case DefineCustomer.NumberTaken _ ->
                wrong(ui, before, form.wrong("number", ui.t("customers.wrong.number-taken")));
            case DefineCustomer.ChangedMeanwhile(var _, var now) ->
                wrong(ui, before, form.put("version", now).put("stale", now));
        };
    }

    /** {@code add=contacts} adds a row, {@code without=addresses[1]} takes one out. */
    private static TypedForm rows(TypedForm form) {
        form.changeRows(CustomerForm.CONTACTS, "name").changeRows(CustomerForm.ADDRESSES, "name");
        return form.value("add").equals(CustomerForm.ADDRESSES)
                ? form.put(form.value("added") + ".country", "US")
                : form;
    }

    private static ModelAndView saved(CustomerNumber number, String words, RedirectAttributes redirect) {
        Flash.done(words).on(redirect);
        return new ModelAndView("redirect:/customers/" + number);
    }

    private ModelAndView wrong(Ui ui, @Nullable Customer before, TypedForm form) {
        var page = page(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, @Nullable Customer before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("action", before == null ? "/customers/new" : "/customers/%s/edit".formatted(before.number()));
        model.put("priceLists", reading.priceLists());
        model.put("countries", Choice.countries(ui));
        return new ModelAndView("console/customers/form", model);
    }
}
