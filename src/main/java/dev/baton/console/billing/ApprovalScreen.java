package dev.baton.console.billing;

import dev.baton.billing.Approval;
import dev.baton.billing.ApprovalId;
import dev.baton.billing.ApprovalLimit;
import dev.baton.billing.BillingEvent.ApprovalDeclined;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DecideApproval;
import dev.baton.billing.DefineApprovalLimit;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Navigation;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.WaitingWork;
import dev.baton.orders.ApprovalPolicies;
import dev.baton.orders.DefineApprovalPolicy;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

/** What a second person must agree to. */
@Controller
@Access("approvals")
class ApprovalScreen implements WaitingWork {

    private final DecideApproval decideApproval;
    private final DefineApprovalLimit defineApprovalLimit;
    private final DefineApprovalPolicy defineApprovalPolicy;
    private final ApprovalPolicies policies;
    private final BillingQueries billing;
    private final Companies companies;

    ApprovalScreen(
            DecideApproval decideApproval,
            DefineApprovalLimit defineApprovalLimit,
            DefineApprovalPolicy defineApprovalPolicy,
            ApprovalPolicies policies,
            BillingQueries billing,
            Companies companies) {
        this.decideApproval = decideApproval;
        this.defineApprovalLimit = defineApprovalLimit;
        this.defineApprovalPolicy = defineApprovalPolicy;
        this.policies = policies;
        this.companies = companies;
        this.billing = billing;
    }

    /** What the address asks for. */
    record Asked(@Nullable String view) {

        Approval.@Nullable State state() {
            return "all".equals(view) ? null : Approval.State.WAITING;
        }
    }

    @GetMapping(path = "/approvals", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Approval>of(ui, "approvals")
                .column(ui.t("billing.what"), row -> ui.t("billing.approval." + row.kind()))
                .column(ui.t("billing.order"), Approval::orderNumber)
                .column(ui.t("export.customer-number"), Approval::customer)
                .column(ui.t("billing.customer"), Approval::customerName)
                .column(ui.t("export.amount"), Approval::amount)
                .column(ui.t("export.limit"), Approval::limit)
                .column(ui.t("export.currency"), row -> row.amount().currency())
                .column(ui.t("export.when"), Approval::askedAt)
                .column(ui.t("export.who"), Approval::askedBy)
                .column(ui.t("export.status"), row -> ui.t("billing.approval." + row.state()))
                .column(
                        ui.t("export.decided-by"),
                        row -> ApprovalRow.of(ui, row).decidedBy())
                .column(ui.t("export.document"), Approval::documentNumber)
                .write(export, response, request -> billing.approvals(asked.state(), null, request));
    }

    @GetMapping("/approvals")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        boolean all = asked.state() == null;
        var page = billing.approvals(asked.state(), null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "rows", page.data().stream().map(row -> ApprovalRow.of(ui, row)).toList());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("limits", billing.approvalLimits());
        model.put("tabs", ApprovalTabs.of(ui, all ? "all" : "waiting", billing.approvalsWaiting()));
        return new ModelAndView("console/billing/approvals", model);
    }

    /** Above which amounts somebody else must agree, by currency; the company's own is there from the start. */
    @GetMapping("/approvals/limits")
    ModelAndView limits(Ui ui) {
        return limits(ui, TypedForm.empty());
    }

    @PostMapping("/approvals/limits")
    @Access(value = "approvals", ofOwn = true)
    ModelAndView define(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var currency = form.value("currency").toUpperCase(Locale.ROOT);
        try {
            Money.zero(currency);
        } catch (IllegalArgumentException _) {
            form.wrong("currency", ui.t("company.wrong.currency"));
        }
        var credit = limit(ui, form, "creditMemo", currency);
        var refund = limit(ui, form, "refund", currency);
        var writeOff = limit(ui, form, "writeOff", currency);
        var discount = limit(ui, form, "discount", currency);
        if (!form.isRight()) {
            var page = limits(ui, form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        defineApprovalLimit.handle(new ApprovalLimit(currency, credit, refund, writeOff, discount));
        Flash.done(ui.t("billing.limits.saved", currency)).on(redirect);
        return new ModelAndView("redirect:/approvals/limits");
    }

    @PostMapping("/approvals/policy")
    @Access(value = "approvals", ofOwn = true)
    String definePolicy(
            Ui ui,
            @RequestParam(defaultValue = "false") boolean fourEyes,
            @RequestParam(defaultValue = "false") boolean expedite,
            RedirectAttributes redirect) {
        defineApprovalPolicy.handle(new DefineApprovalPolicy.Command(fourEyes, expedite));
        Flash.done(ui.t("billing.policy.saved")).on(redirect);
        return "redirect:/approvals/limits";
    }

    private static @Nullable Money limit(Ui ui, TypedForm form, String field, String currency) {
        if (form.value(field).isEmpty() || form.error("currency") != null) {
            return null;
        }
        var amount = MoneyWords.amountOrNothing(form.value(field), currency);
        form.require(amount.isPresent(), field, ui.t("billing.wrong.amount"));
        return amount.orElse(null);
    }

    private ModelAndView limits(Ui ui, TypedForm form) {
        var limits = new ArrayList<>(billing.approvalLimits());
        var own = companies.current().currency();
        if (limits.stream().noneMatch(limit -> limit.currency().equals(own))) {
            limits.addFirst(new ApprovalLimit(own, null, null, null, null));
        }
        var model = new HashMap<String, @Nullable Object>();
        model.put("limits", limits);
        model.put("policy", policies.current());
        model.put("may", Caller.current().approvesOfOwn());
        model.put("form", form);
        model.put("tabs", ApprovalTabs.of(ui, "limits", billing.approvalsWaiting()));
        return new ModelAndView("console/billing/limits", model);
    }

    @PostMapping("/approvals/{approval}/decision")
    String decide(
            Ui ui,
            @PathVariable ApprovalId approval,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var words = note.isBlank()
                ? null
                : note.strip().substring(0, Math.min(500, note.strip().length()));
        switch (decideApproval.handle(new DecideApproval.Command(approval, agreed, words))) {
            case DecideApproval.Approved(var approved) ->
                Flash.done(ui.t(
                                "billing.approvals.approved",
                                Objects.requireNonNullElse(approved.documentNumber(), approved.orderNumber())))
                        .on(redirect);
            case ApprovalDeclined _ ->
                Flash.note(ui.t("billing.approvals.declined")).on(redirect);
            case DecideApproval.AlreadyDecided _ ->
                Flash.note(ui.t("billing.approvals.already")).on(redirect);
            case DecideApproval.OwnRequest _ ->
                Flash.refused(ui.t("billing.approvals.own")).on(redirect);
            case DecideApproval.RequestOfGiver _ ->
                Flash.refused(ui.t("billing.approvals.of-giver")).on(redirect);
            case DecideApproval.NoLongerPossible _ ->
                Flash.refused(ui.t("billing.approvals.no-longer")).on(redirect);
        }
        return "redirect:/approvals";
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        return Caller.current().may("approvals:read")
                ? Map.of(Navigation.Entry.APPROVALS, billing.approvalsWaiting())
                : Map.of();
    }
}
