package dev.baton.console.billing;

import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceView;
import dev.baton.billing.PaymentMethod;
import dev.baton.billing.RecordPayment;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that somebody has paid for an order or one of its invoices, beside what is still owed. */
@Controller
@Access("payments")
class PaymentFormScreen {

    private static final int HITS = 8;
    private static final int REFERENCE_MAX = 200;

    /** What a look-up field shows of an order or an invoice. */
    record Hit(String value, String title, String fact) {}

    /** @param invoice the one that is named; null when the payment is for the order */
    private record Target(OrderView order, @Nullable InvoiceView invoice) {

        RecordPayment.Target asked() {
            return invoice == null
                    ? new RecordPayment.ForOrder(order.id())
                    : new RecordPayment.ForInvoice(invoice.id());
        }
    }

    private final BillingQueries billing;
    private final OrderQueries orders;
    private final RecordPayment recordPayment;

    PaymentFormScreen(BillingQueries billing, OrderQueries orders, RecordPayment recordPayment) {
        this.billing = billing;
        this.orders = orders;
        this.recordPayment = recordPayment;
    }

    /** Asked again whenever it is to be paid for something else, for what is owed there. */
    @GetMapping("/payments/new")
    ModelAndView show(Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        return page(TypedForm.of(typed), ui);
    }

    @GetMapping("/payments/find")
    ResponseEntity<List<Hit>> find(Ui ui, @RequestParam String q) {
        var hits = new ArrayList<Hit>();
        if (ui.may("invoices:read") && q.chars().anyMatch(Character::isDigit)) {
            var called = new InvoiceFilter(null, null, InvoiceFilter.State.OPEN, null, null, q);
            billing.invoices(called, PageRequest.first(HITS / 2)).data().stream()
                    .map(invoice -> hit(ui, invoice.number(), invoice.customerName(), invoice.open()))
                    .forEach(hits::add);
        }
        var called = OrderFilter.named(q);
        var found = orders.list(called, PageRequest.first(HITS)).data();
        var money = billing.money(
                orders.find(found.stream().map(OrderRow::id).toList()).values());
        found.stream()
                .map(order -> hit(
                        ui,
                        order.number(),
                        order.customerName(),
                        Objects.requireNonNull(money.get(order.id())).owed()))
                .forEach(hits::add);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(hits);
    }

    private static Hit hit(Ui ui, String number, String customer, Money owed) {
        return new Hit(number, number, customer + " · " + ui.t("billing.still-owed", ui.money(owed)));
    }

    @PostMapping("/payments")
    ModelAndView record(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var target = target(form);
        var reference = form.valueOrNull("reference");
        form.require(target != null, "target", ui.t("billing.wrong.target"))
                .require(
                        reference == null || reference.length() <= REFERENCE_MAX,
                        "reference",
                        ui.t("form.wrong.too-long", REFERENCE_MAX));
        var amount = target == null
                ? null
                : MoneyWords.amount(form.value("amount"), target.order().currency())
                        .orElse(null);
        form.require(target == null || amount != null, "amount", ui.t("billing.wrong.amount"));
        if (target == null || amount == null || !form.isRight()) {
            return wrong(form, ui);
        }
        var method = form.constant("method", PaymentMethod.class, PaymentMethod.OTHER);
        return switch (recordPayment.handle(new RecordPayment.Command(target.asked(), amount, method, reference))) {
            case PaymentRecorded recorded -> {
                Flash.done(ui.t(
                                "billing.recorded",
                                ui.money(recorded.amount()),
                                target.order().number()))
                        .on(redirect);
                yield new ModelAndView("redirect:/payments/" + recorded.number());
            }
            case RecordPayment.MoreThanOwed(var _, var owed) ->
                wrong(
                        form.wrong(
                                "amount",
                                owed.isPositive()
                                        ? ui.t("billing.wrong.at-most", ui.money(owed))
                                        : ui.t("billing.wrong.nothing-owed")),
                        ui);
            case RecordPayment.OtherCurrency(var _, var currency) ->
                wrong(form.wrong("amount", ui.t("billing.wrong.currency", currency)), ui);
            case RecordPayment.NotEnoughStoreCredit(var _, var available) ->
                wrong(form.wrong("amount", ui.t("billing.wrong.store-credit", ui.money(available))), ui);
        };
    }

    private ModelAndView wrong(TypedForm form, Ui ui) {
        var page = page(form, ui);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TypedForm form, Ui ui) {
        var target = target(form);
        var model = new HashMap<String, @Nullable Object>();
        if (target != null) {
            var money = billing.money(target.order().id());
            propose(
                    form,
                    target.invoice() == null
                            ? money.owed()
                            : least(target.invoice().open(), money.owed()));
            model.put("money", money);
            model.put(
                    "invoices",
                    ui.may("invoices:read")
                            ? billing
                                    .invoices(
                                            InvoiceFilter.of(target.order().id()), PageRequest.first(PageRequest.MOST))
                                    .data()
                                    .stream()
                                    .filter(invoice -> invoice.open().isPositive())
                                    .toList()
                            : List.of());
        } else {
            model.put("money", null);
            model.put("invoices", List.of());
        }
        model.put("form", form);
        model.put("order", target == null ? null : target.order());
        model.put("invoice", target == null ? null : target.invoice());
        model.put("methods", MoneyWords.methods(ui));
        return new ModelAndView("console/billing/form", model);
    }

    /** Fills in what is owed, unless somebody has typed another amount. */
    private static void propose(TypedForm form, Money owed) {
        var amount = form.value("amount");
        if (owed.isPositive() && (amount.isEmpty() || amount.equals(form.value("proposed")))) {
            form.put("amount", owed.amount());
        }
        form.put("proposed", owed.isPositive() ? owed.amount() : "");
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private @Nullable Target target(TypedForm form) {
        var name = form.value("target").toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return null;
        }
        var order = orders.byNumber(name);
        if (order.isPresent()) {
            return new Target(orders.get(order.get()), null);
        }
        return billing.invoiceByNumber(name)
                .map(billing::invoice)
                .map(invoice -> new Target(orders.get(invoice.order()), invoice))
                .orElse(null);
    }
}
