package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoFilter;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.CreditMemoLetter;
import dev.baton.billing.CreditMemoRow;
import dev.baton.billing.CreditMemoView;
import dev.baton.billing.RefundFilter;
import dev.baton.billing.RefundView;
import dev.baton.console.Export;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
    private final CreditMemoLetter letter;

    CreditListScreen(BillingQueries billing, CreditMemoLetter letter) {
        this.letter = letter;
        this.billing = billing;
    }

    /** What the address asks for. */
    record Asked(String q, String state) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            state = Objects.requireNonNullElse(state, "");
        }

        CreditMemoFilter memos() {
            return new CreditMemoFilter(null, null, null, null, null, q);
        }

        RefundFilter refunds() {
            return new RefundFilter(null, null, wanted(), q);
        }

        RefundView.@Nullable State wanted() {
            return Arrays.stream(RefundView.State.values())
                    .filter(each -> each.name().equals(state))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(path = "/credits", params = "export")
    void exportCredits(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response)
            throws IOException {
        Export.<CreditMemoRow>of(ui, "credit-memos")
                .column(ui.t("billing.number"), CreditMemoRow::number)
                .column(ui.t("export.issued"), CreditMemoRow::issuedOn)
                .column(ui.t("billing.order"), CreditMemoRow::orderNumber)
                .column(ui.t("export.customer-number"), CreditMemoRow::customer)
                .column(ui.t("billing.customer"), CreditMemoRow::customerName)
                .column(ui.t("billing.why"), row -> ui.t("billing.reason." + row.reason()))
                .column(ui.t("billing.reference"), CreditMemoRow::reference)
                .column(ui.t("export.total"), CreditMemoRow::total)
                .column(ui.t("export.currency"), row -> row.total().currency())
                .write(export, response, request -> billing.creditMemos(asked.memos(), request));
    }

    @GetMapping("/credits")
    ModelAndView credits(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var page = billing.creditMemos(asked.memos(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
        model.put("tabs", tabs(ui, true));
        return new ModelAndView("console/billing/credits", model);
    }

    @GetMapping("/credits/{memo}")
    ModelAndView one(@PathVariable("memo") String name) {
        var memo = get(name);
        var model = new HashMap<String, Object>();
        model.put("memo", memo);
        model.put("money", billing.money(memo.order()));
        model.put("refundable", billing.refundable(memo.order()));
        model.put("statement", MoneyWords.statement(billing, memo.order()));
        return new ModelAndView("console/billing/credit", model);
    }

    @GetMapping("/credits/{memo}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("memo") String name) {
        var memo = get(name);
        return Papers.pdf(letter.pdf(memo), memo.number() + ".pdf");
    }

    private CreditMemoView get(String name) {
        return billing.creditMemo(
                billing.creditMemoByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> CreditMemoId.of(name)));
    }

    @GetMapping(path = "/refunds", params = "export")
    @Access("payments")
    void exportRefunds(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response)
            throws IOException {
        Export.<RefundView>of(ui, "refunds")
                .column(ui.t("billing.number"), RefundView::number)
                .column(ui.t("export.when"), RefundView::requestedAt)
                .column(ui.t("billing.order"), RefundView::orderNumber)
                .column(ui.t("export.customer-number"), RefundView::customer)
                .column(ui.t("billing.customer"), RefundView::customerName)
                .column(ui.t("billing.approval.CREDIT_MEMO"), RefundView::memoNumber)
                .column(ui.t("billing.why"), RefundView::reason)
                .column(ui.t("billing.reference"), RefundView::reference)
                .column(ui.t("export.status"), row -> ui.t("billing.refund." + row.state()))
                .column(ui.t("export.amount"), RefundView::amount)
                .column(ui.t("export.settled"), RefundView::settled)
                .column(ui.t("export.currency"), row -> row.amount().currency())
                .column(ui.t("export.who"), RefundView::requestedBy)
                .column(ui.t("export.approved-by"), RefundView::approvedBy)
                .write(export, response, request -> billing.refunds(asked.refunds(), request));
    }

    @GetMapping("/refunds")
    @Access("payments")
    ModelAndView refunds(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var wanted = asked.wanted();
        var page = billing.refunds(asked.refunds(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
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
