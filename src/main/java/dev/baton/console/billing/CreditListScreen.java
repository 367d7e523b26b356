package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoFilter;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.RefundFilter;
import dev.baton.billing.RefundView;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was taken back, and what is given back: credit memos and refunds, and one of the former. */
@Controller
@Access("invoices")
class CreditListScreen {

    private final BillingQueries billing;

    CreditListScreen(BillingQueries billing) {
        this.billing = billing;
    }

    @GetMapping("/credits")
    ModelAndView credits(
            Ui ui, @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String cursor) {
        var page = billing.creditMemos(
                new CreditMemoFilter(null, null, null, null, null, q), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", q);
        model.put("tabs", tabs(ui, true));
        return new ModelAndView("console/billing/credits", model);
    }

    @GetMapping("/credits/{memo}")
    ModelAndView one(@PathVariable("memo") String name) {
        var memo = billing.creditMemo(
                billing.creditMemoByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> CreditMemoId.of(name)));
        var model = new HashMap<String, Object>();
        model.put("memo", memo);
        model.put("money", billing.money(memo.order()));
        model.put("refundable", billing.refundable(memo.order()));
        model.put("statement", MoneyWords.statement(billing, memo.order()));
        return new ModelAndView("console/billing/credit", model);
    }

    @GetMapping("/refunds")
    @Access("payments")
    ModelAndView refunds(
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Arrays.stream(RefundView.State.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(null);
        var page = billing.refunds(new RefundFilter(null, null, wanted, q), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", q);
        model.put("state", wanted == null ? "" : wanted.name());
        model.put("tabs", tabs(ui, false));
        return new ModelAndView("console/billing/refunds", model);
    }

    private static List<Tab> tabs(Ui ui, boolean credits) {
        return List.of(
                new Tab(ui.t("billing.credits"), "/credits", null, credits),
                new Tab(ui.t("billing.refunds"), "/refunds", null, !credits));
    }
}
