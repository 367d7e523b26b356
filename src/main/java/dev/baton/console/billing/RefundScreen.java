package dev.baton.console.billing;

import dev.baton.billing.AskProvider;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.RefundId;
import dev.baton.billing.RefundOrder;
import dev.baton.billing.RefundTo;
import dev.baton.billing.RefundView;
import dev.baton.billing.RetryRefund;
import dev.baton.billing.SettleRefund;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
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

/** One refund with where its parts are, and the form that asks for one. */
@Controller
@Access("payments")
class RefundScreen {

    private final RefundOrder refundOrder;
    private final SettleRefund settleRefund;
    private final RetryRefund retryRefund;
    private final AskProvider askProvider;
    private final BillingQueries billing;
    private final OrderLookUp orders;

    RefundScreen(
            RefundOrder refundOrder,
            SettleRefund settleRefund,
            RetryRefund retryRefund,
            AskProvider askProvider,
            BillingQueries billing,
            OrderLookUp orders) {
        this.refundOrder = refundOrder;
        this.settleRefund = settleRefund;
        this.retryRefund = retryRefund;
        this.askProvider = askProvider;
        this.billing = billing;
        this.orders = orders;
    }

    @GetMapping("/refunds/{refund}")
    ModelAndView one(@PathVariable("refund") String name) {
        var refund = refund(name);
        var model = new HashMap<String, Object>();
        model.put("refund", refund);
        model.put("statement", MoneyWords.statement(billing, refund.order()));
        return new ModelAndView("console/billing/refund", model);
    }

    @GetMapping("/refunds/new")
    ModelAndView empty(Ui ui, @RequestParam String order, @RequestParam(defaultValue = "") String memo) {
        var view = orders.get(order);
        var credited = billing.creditMemoByNumber(memo.toUpperCase(Locale.ROOT));
        var form = TypedForm.empty()
                .put("order", view.number())
                .put("memo", memo)
                .put("token", Ids.next())
                .put("to", RefundTo.ORIGINAL_TENDERS)
                .put("amount", proposed(view, credited.orElse(null)).amount());
        return page(form, view);
    }

    /** What the customer has paid too much, or else what the memo says, and never more than may be given back. */
    private Money proposed(OrderView order, @Nullable CreditMemoId memo) {
        var money = billing.money(order.id());
        var ahead = money.balance().plus(money.toBeInvoiced()).negated();
        var wanted = ahead.isPositive() || memo == null
                ? ahead
                : billing.creditMemo(memo).total();
        var most = billing.refundable(order.id());
        var least = wanted.compareTo(most) < 0 ? wanted : most;
        return least.isNegative() ? Money.zero(order.currency()) : least;
    }

    @PostMapping("/refunds")
    ModelAndView ask(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var order = orders.get(form.value("order"));
        var amount = MoneyWords.amount(form.value("amount"), order.currency()).orElse(null);
        var reason = form.valueOrNull("reason");
        form.require(amount != null, "amount", ui.t("billing.wrong.amount"))
                .require(reason != null && reason.length() <= 500, "reason", ui.t("billing.refund.reason-needed"));
        if (amount == null || reason == null || !form.isRight()) {
            return wrong(form, order);
        }
        var memo = billing.creditMemoByNumber(form.value("memo").toUpperCase(Locale.ROOT))
                .orElse(null);
        var reference = form.value("token").isBlank() ? Ids.next().toString() : form.value("token");
        return switch (refundOrder.handle(new RefundOrder.Command(
                order.id(),
                amount,
                form.constant("to", RefundTo.class, RefundTo.ORIGINAL_TENDERS),
                reason,
                reference,
                memo))) {
            case RefundRequested requested -> {
                Flash.done(ui.t("billing.refund.done", requested.number(), ui.money(requested.amount())))
                        .on(redirect);
                yield new ModelAndView("redirect:/refunds/" + requested.number());
            }
            case RefundOrder.AwaitsApproval waits -> {
                Flash.note(ui.t("billing.waits-for-approval", ui.money(waits.amount()), ui.money(waits.limit())))
                        .on(redirect);
                yield new ModelAndView("redirect:/orders/" + order.number());
            }
            case RefundOrder.MoreThanPaid(var _, var max) ->
                wrong(form.wrong("amount", ui.t("billing.refund.at-most", ui.money(max))), order);
            case RefundOrder.NoAccountForStoreCredit _ ->
                wrong(form.wrong("to", ui.t("billing.refund.no-account")), order);
            case RefundOrder.OtherCurrency(var _, var currency) ->
                wrong(form.wrong("amount", ui.t("billing.wrong.currency", currency)), order);
        };
    }

    @PostMapping("/refunds/{refund}/parts/{position}/settlement")
    String settle(
            Ui ui,
            @PathVariable("refund") String name,
            @PathVariable int position,
            @RequestParam(defaultValue = "") String reference,
            RedirectAttributes redirect) {
        var refund = refund(name);
        var words = reference.isBlank()
                ? null
                : reference.strip().substring(0, Math.min(200, reference.strip().length()));
        switch (settleRefund.handle(new SettleRefund.Command(refund.id(), position, words))) {
            case SettleRefund.Settled _ ->
                Flash.done(ui.t("billing.refund.settled")).on(redirect);
            case SettleRefund.AlreadySettled _ ->
                Flash.note(ui.t("billing.refund.already-settled")).on(redirect);
            case SettleRefund.UnderWay _ ->
                Flash.refused(ui.t("billing.refund.under-way")).on(redirect);
        }
        return "redirect:/refunds/" + refund.number();
    }

    @PostMapping("/refunds/{refund}/retry")
    String retry(Ui ui, @PathVariable("refund") String name, RedirectAttributes redirect) {
        var refund = refund(name);
        var asked = retryRefund.handle(refund.id());
        askProvider.handle(asked);
        Flash.note(ui.t(asked.isEmpty() ? "billing.refund.nothing-to-retry" : "billing.refund.asked-again"))
                .on(redirect);
        return "redirect:/refunds/" + refund.number();
    }

    private RefundView refund(String name) {
        return billing.refund(
                billing.refundByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> RefundId.of(name)));
    }

    private ModelAndView wrong(TypedForm form, OrderView order) {
        var page = page(form, order);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TypedForm form, OrderView order) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("order", order);
        model.put("money", billing.money(order.id()));
        model.put("most", billing.refundable(order.id()));
        model.put("hasAccount", Objects.nonNull(order.customer()));
        return new ModelAndView("console/billing/refundForm", model);
    }
}
