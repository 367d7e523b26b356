package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceTotals;
import dev.baton.console.Chip;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @GetMapping("/invoices")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String cursor) {
        var tab = InvoiceTab.parse(view);
        var asked = new LinkedHashMap<String, String>();
        asked.put("customer", code(customer));
        asked.put("order", code(order));
        asked.put("from", MoneyWords.day(from) == null ? "" : from.strip());
        asked.put("to", MoneyWords.day(to) == null ? "" : to.strip());
        var filter = new InvoiceFilter(
                order(asked.get("order")),
                code(customer).isEmpty() ? null : new CustomerNumber(code(customer)),
                tab.state(),
                MoneyWords.day(from),
                MoneyWords.day(to),
                q);
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
        model.put("q", q);
        model.put("asked", asked);
        model.put("chips", chips(ui, asked));
        model.put("keep", tab == InvoiceTab.ALL ? Map.of() : Map.of("view", tab.word()));
        return new ModelAndView("console/billing/invoices", model);
    }

    private @Nullable OrderId order(@Nullable String number) {
        return number == null || number.isEmpty()
                ? null
                : orders.byNumber(number).orElse(NO_ORDER);
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                var day = MoneyWords.day(value);
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
