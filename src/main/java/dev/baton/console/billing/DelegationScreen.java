package dev.baton.console.billing;

import dev.baton.billing.BillingQueries;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.DelegateApprovals;
import dev.baton.platform.security.Delegation;
import dev.baton.platform.security.Delegations;
import dev.baton.platform.security.EndDelegation;
import dev.baton.platform.security.SignedInUser;
import dev.baton.platform.security.Users;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/** Who decides about approvals for whom, while somebody is away. */
@Controller
@Access("approvals")
class DelegationScreen {

    private final DelegateApprovals delegateApprovals;
    private final EndDelegation endDelegation;
    private final Delegations delegations;
    private final Users users;
    private final BillingQueries billing;

    DelegationScreen(
            DelegateApprovals delegateApprovals,
            EndDelegation endDelegation,
            Delegations delegations,
            Users users,
            BillingQueries billing) {
        this.delegateApprovals = delegateApprovals;
        this.endDelegation = endDelegation;
        this.delegations = delegations;
        this.users = users;
        this.billing = billing;
    }

    @GetMapping("/approvals/delegations")
    ModelAndView list(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var today = delegations.today();
        return page(ui, TypedForm.empty().put("from", today).put("until", today.plusWeeks(1)), cursor);
    }

    @PostMapping("/approvals/delegations")
    ModelAndView delegate(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var delegate = delegate(ui, form);
        var from = day(ui, form, "from");
        var until = day(ui, form, "until");
        if (delegate == null || from == null || until == null) {
            return wrong(ui, form);
        }
        try {
            switch (delegateApprovals.handle(new DelegateApprovals.Command(null, delegate, from, until))) {
                case DelegateApprovals.Delegated(var delegation) ->
                    Flash.done(ui.t(
                                    "billing.delegations.done",
                                    delegation.delegateName(),
                                    ui.date(delegation.from()),
                                    ui.date(delegation.until())))
                            .on(redirect);
                case DelegateApprovals.NotTheirs _ ->
                    Flash.refused(ui.t("billing.delegations.wrong.giver")).on(redirect);
            }
            return new ModelAndView("redirect:/approvals/delegations");
        } catch (Invalid invalid) {
            invalid.fields()
                    .forEach(field -> form.wrong(
                            field.field().equals("giver") ? "delegate" : field.field(),
                            ui.t("billing.delegations.wrong." + field.field())));
            return wrong(ui, form);
        }
    }

    @PostMapping("/approvals/delegations/{delegation}/end")
    String end(Ui ui, @PathVariable UUID delegation, RedirectAttributes redirect) {
        switch (endDelegation.handle(delegation)) {
            case EndDelegation.Ended(var ended) ->
                Flash.done(ui.t("billing.delegations.ended", ended.delegateName(), ended.giverName()))
                        .on(redirect);
            case EndDelegation.NotTheirs _ ->
                Flash.refused(ui.t("billing.delegations.not-theirs")).on(redirect);
        }
        return "redirect:/approvals/delegations";
    }

    private static @Nullable UUID delegate(Ui ui, TypedForm form) {
        try {
            return UUID.fromString(form.value("delegate"));
        } catch (IllegalArgumentException _) {
            form.wrong("delegate", ui.t("billing.delegations.wrong.delegate"));
            return null;
        }
    }

    private static @Nullable LocalDate day(Ui ui, TypedForm form, String field) {
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeParseException _) {
            form.wrong(field, ui.t("billing.delegations.wrong.day"));
            return null;
        }
    }

    private ModelAndView wrong(Ui ui, TypedForm form) {
        var page = page(ui, form, null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, TypedForm form, @Nullable String cursor) {
        var me = own();
        var page = delegations.list(PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("form", form);
        model.put("mayGive", me != null && Caller.current().approvesOfOwn());
        model.put(
                "endable",
                page.data().stream()
                        .filter(delegation -> isEndable(delegation, me))
                        .map(Delegation::id)
                        .toList());
        model.put("people", people(me));
        model.put("tabs", ApprovalTabs.of(ui, "delegations", billing.approvalsWaiting()));
        return new ModelAndView("console/billing/delegations", model);
    }

    private static boolean isEndable(Delegation delegation, @Nullable UUID me) {
        boolean isOver = delegation.state() == Delegation.State.OVER || delegation.state() == Delegation.State.ENDED;
        boolean isTheirs = Objects.equals(delegation.giver(), me) || Objects.equals(delegation.delegate(), me);
        return !isOver && (isTheirs || Caller.current().mayOfOwn("people:write"));
    }

    private List<Choice> people(@Nullable UUID me) {
        return users.list().stream()
                .filter(user -> user.enabled() && !user.id().equals(me))
                .map(user -> new Choice(user.id().toString(), user.name()))
                .toList();
    }

    private static @Nullable UUID own() {
        var user = SignedInUser.currentOrNull();
        return user == null ? null : user.id();
    }
}
