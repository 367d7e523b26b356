package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.PaymentFilter;
import dev.baton.billing.PaymentId;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.PaymentView;
import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.customers.CustomerNumber;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every payment, and one of them with the account that it went to. */
@Controller
@Access("payments")
class PaymentListScreen {

    private final BillingQueries billing;

    PaymentListScreen(BillingQueries billing) {
        this.billing = billing;
    }

    /** What the address asks for. */
    record Asked(String q, String method, String customer, String from, String to) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            method = Objects.requireNonNullElse(method, "");
            customer = Objects.requireNonNullElse(customer, "");
            from = Objects.requireNonNullElse(from, "");
            to = Objects.requireNonNullElse(to, "");
        }

        /** The filters that are understood; an empty one is none. */
        Map<String, String> filters() {
            var by = PaymentListScreen.method(method);
            var filters = new LinkedHashMap<String, String>();
            filters.put("method", by == null ? "" : by.name());
            filters.put("customer", InvoiceListScreen.code(customer));
            filters.put("from", Given.day(from) == null ? "" : from.strip());
            filters.put("to", Given.day(to) == null ? "" : to.strip());
            return filters;
        }

        PaymentFilter filter(Ui ui) {
            var who = InvoiceListScreen.code(customer);
            var lastDay = Given.day(to);
            return new PaymentFilter(
                    null,
                    who.isEmpty() ? null : new CustomerNumber(who),
                    PaymentListScreen.method(method),
                    start(ui, Given.day(from)),
                    start(ui, lastDay == null ? null : lastDay.plusDays(1)),
                    q);
        }
    }

    @GetMapping(path = "/payments", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = asked.filter(ui);
        Export.<PaymentView>of(ui, "payments")
                .column(ui.t("export.payment"), PaymentView::number)
                .column(ui.t("billing.order"), PaymentView::orderNumber)
                .column(ui.t("billing.invoice"), PaymentView::invoiceNumber)
                .column(ui.t("export.customer-number"), PaymentView::customer)
                .column(ui.t("billing.customer"), PaymentView::customerName)
                .column(ui.t("export.amount"), PaymentView::amount)
                .column(ui.t("export.currency"), payment -> payment.amount().currency())
                .column(ui.t("export.method"), payment -> MoneyWords.method(ui, payment.method()))
                .column(ui.t("export.reference"), PaymentView::reference)
                .column(ui.t("export.when"), PaymentView::recordedAt)
                .column(ui.t("export.who"), PaymentView::recordedBy)
                .write(export, response, request -> billing.payments(filter, request));
    }

    @GetMapping("/payments")
    ModelAndView show(Ui ui, Asked wish, @RequestParam(required = false) @Nullable String cursor) {
        var asked = wish.filters();
        var page = billing.payments(wish.filter(ui), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", wish.q());
        model.put("asked", asked);
        model.put("chips", chips(ui, asked));
        model.put("methods", MoneyWords.methods(ui));
        return new ModelAndView("console/billing/payments", model);
    }

    @GetMapping("/payments/{payment}")
    ModelAndView one(@PathVariable("payment") String name) {
        var payment = billing.payment(
                billing.paymentByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> PaymentId.of(name)));
        return new ModelAndView(
                "console/billing/payment",
                Map.of(
                        "payment", payment,
                        "money", billing.money(payment.order()),
                        "statement", MoneyWords.statement(billing, payment.order())));
    }

    private static @Nullable PaymentMethod method(String name) {
        return Arrays.stream(PaymentMethod.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant start(Ui ui, @Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ui.zone()).toInstant();
    }

    private static List<Chip> chips(Ui ui, Map<String, String> asked) {
        var chips = new ArrayList<Chip>();
        asked.forEach((what, value) -> {
            if (!value.isEmpty()) {
                var day = Given.day(value);
                var words = what.equals("method") ? ui.t("billing.method." + value) : value;
                chips.add(new Chip(
                        ui.t("billing.filter." + what), day == null ? words : ui.date(day), ui.with(what, null)));
            }
        });
        return chips;
    }
}
