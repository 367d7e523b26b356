package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.InvoiceTotals;
import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every invoice, by how far it is paid, and what they come to. */
@Controller
@Access("invoices")
class InvoiceListScreen {

    /** An order that nobody has. */
    private static final OrderId NO_ORDER = new OrderId(new UUID(0, 0));

    private final BillingQueries billing;
    private final OrderQueries orders;

    InvoiceListScreen(BillingQueries billing, OrderQueries orders) {
        this.billing = billing;
        this.orders = orders;
    }

    /** What the address asks for. */
    record Asked(String view, String q, String customer, String order, String from, String to) {

        Asked {
            view = Objects.requireNonNullElse(view, "");
            q = Objects.requireNonNullElse(q, "");
            customer = Objects.requireNonNullElse(customer, "");
            order = Objects.requireNonNullElse(order, "");
            from = Objects.requireNonNullElse(from, "");
            to = Objects.requireNonNullElse(to, "");
        }

        InvoiceTab tab() {
            return InvoiceTab.parse(view);
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters() {
            var filters = new LinkedHashMap<String, String>();
            filters.put("customer", code(customer));
            filters.put("order", code(order));
            filters.put("from", Given.day(from) == null ? "" : from.strip());
            filters.put("to", Given.day(to) == null ? "" : to.strip());
            return filters;
        }
    }

    @GetMapping(path = "/invoices", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = filter(asked);
        Export.<InvoiceRow>of(ui, "invoices")
                .column(ui.t("billing.invoice"), InvoiceRow::number)
                .column(ui.t("billing.order"), InvoiceRow::orderNumber)
                .column(ui.t("export.shipment"), InvoiceRow::shipmentNumber)
                .column(ui.t("export.customer-number"), InvoiceRow::customer)
                .column(ui.t("billing.customer"), InvoiceRow::customerName)
                .column(ui.t("export.issued"), InvoiceRow::issuedOn)
                .column(ui.t("export.due"), InvoiceRow::dueOn)
                .column(ui.t("export.status"), row -> MoneyWords.label(ui, row.status(), row.overdue()))
                .column(ui.t("export.total"), InvoiceRow::total)
                .column(ui.t("export.paid"), InvoiceRow::paid)
                .column(ui.t("export.open"), InvoiceRow::open)
                .column(ui.t("export.currency"), row -> row.total().currency())
                .write(export, response, request -> billing.invoices(filter, request));
    }

    @GetMapping("/invoices")
    ModelAndView show(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var tab = wish.tab();
        var asked = wish.filters();
        var filter = filter(wish);
        var page = billing.invoices(filter, PageRequest.of(null, cursor));
        var totals = billing.totals(filter);
        long count = totals.stream().mapToLong(InvoiceTotals::invoices).sum();
        var model = new HashMap<String, @Nullable Object>();
        model.put("tab", tab);
        model.put(
                "tabs",
                Arrays.stream(InvoiceTab.values())
                        .map(each -> new Tab(ui.t("billing.view." + each.word()), each.href(), null, each == tab))
                        .toList());
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("totals", count < BillingQueries.COUNTED ? totals : List.of());
        model.put("count", count);
        model.put("q", wish.q());
        model.put("asked", asked);
        model.put("chips", chips(ui, asked));
        model.put("keep", tab == InvoiceTab.ALL ? Map.of() : Map.of("view", tab.word()));
        return new ModelAndView("console/billing/invoices", model);
    }

    private InvoiceFilter filter(Asked asked) {
        var customer = code(asked.customer());
        return new InvoiceFilter(
                order(code(asked.order())),
                customer.isEmpty() ? null : new CustomerNumber(customer),
                asked.tab().state(),
                Given.day(asked.from()),
                Given.day(asked.to()),
                asked.q());
    }

    private @Nullable OrderId order(String number) {
        return number.isEmpty() ? null : orders.byNumber(number).orElse(NO_ORDER);
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                var day = Given.day(value);
                chips.add(new Chip(
                        ui.t("billing.filter." + what), day == null ? value : ui.date(day), ui.with(what, null)));
            }
        });
        return chips;
    }

    /** A code as codes are written; nothing when it cannot be one. */
    static String code(String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9][A-Z0-9-]{0,19}") ? code : "";
    }
}
