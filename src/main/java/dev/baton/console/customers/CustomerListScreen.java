package dev.baton.console.customers;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.CustomerSummary;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The accounts as a list, and what a field that looks for a customer is answered. */
@Controller
@Access("customers")
@WithinScope(CustomerNumber.class)
class CustomerListScreen {

    private static final int HITS = 12;

    /** What a look-up field shows of a customer. */
    record Hit(String value, String title, String fact, String code) {}

    private final CustomerQueries customers;
    private final CustomerReading reading;

    CustomerListScreen(CustomerQueries customers, CustomerReading reading) {
        this.customers = customers;
        this.reading = reading;
    }

    /** What the address asks for. */
    record Asked(String q, @Nullable String type, @Nullable String tag) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
        }

        Customer.@Nullable Type wanted() {
            return Arrays.stream(Customer.Type.values())
                    .filter(each -> each.name().equals(type))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        String word() {
            return tag == null || tag.isBlank() ? null : tag;
        }
    }

    @GetMapping(path = "/customers", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<CustomerSummary>of(ui, "customers")
                .column(ui.t("customers.number"), CustomerSummary::number)
                .column(ui.t("customers.name"), CustomerSummary::name)
                .column(ui.t("customers.type"), customer -> CustomerWords.type(ui, customer.type()))
                .column(ui.t("customers.email"), customer -> ui.contact(customer.email()))
                .column(ui.t("customers.phone"), customer -> ui.contact(customer.phone()))
                .column(ui.t("customers.address.city"), CustomerSummary::city)
                .column(ui.t("customers.address.country"), CustomerSummary::country)
                .column(ui.t("customers.price-list"), CustomerSummary::priceList)
                .column(ui.t("export.currency"), CustomerSummary::currency)
                .column(ui.t("customers.terms"), customer -> CustomerWords.terms(ui, customer.paymentTerms()))
                .column(ui.t("customers.tags"), customer -> List.copyOf(new TreeSet<>(customer.tags())))
                .column(ui.t("customers.enabled"), CustomerSummary::enabled)
                .write(export, response, request -> customers.list(asked.q(), asked.wanted(), asked.word(), request));
    }

    @GetMapping("/customers")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var wanted = asked.wanted();
        var word = asked.word();
        var page = customers.list(asked.q(), wanted, word, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null || cursor.isBlank());
        model.put("q", asked.q());
        model.put("type", wanted == null ? "" : wanted.name());
        model.put("tag", word == null ? "" : word);
        model.put("types", CustomerWords.types(ui));
        model.put(
                "tags",
                reading.tags().stream().map(name -> new Choice(name, name)).toList());
        model.put("chips", chips(ui, wanted, word));
        return new ModelAndView("console/customers/list", model);
    }

    @GetMapping("/customers/find")
    ResponseEntity<List<Hit>> find(@RequestParam String q) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(customers.list(q, null, null, PageRequest.first(HITS)).data().stream()
                        .filter(CustomerSummary::enabled)
                        .map(customer -> new Hit(
                                customer.number().value(),
                                customer.name(),
                                Stream.of(customer.city(), customer.country())
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.joining(", ")),
                                customer.number().value()))
                        .toList());
    }

    private static List<Chip> chips(Ui ui, Customer.@Nullable Type type, @Nullable String tag) {
        var chips = new ArrayList<Chip>();
        if (type != null) {
            chips.add(new Chip(ui.t("customers.type"), CustomerWords.type(ui, type), ui.with("type", null)));
        }
        if (tag != null) {
            chips.add(new Chip(ui.t("customers.tag"), tag, ui.with("tag", null)));
        }
        return chips;
    }
}
