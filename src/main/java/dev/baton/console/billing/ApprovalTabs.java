package dev.baton.console.billing;

import dev.baton.console.Tab;
import dev.baton.console.Ui;
import java.util.List;

/** The pages about approvals. */
final class ApprovalTabs {

    private ApprovalTabs() {}

    /** @param shown waiting, all, delegations or limits */
    static List<Tab> of(Ui ui, String shown, long waiting) {
        return List.of(
                new Tab(ui.t("billing.approvals.waiting"), "/approvals", waiting, shown.equals("waiting")),
                new Tab(ui.t("billing.view.all"), "/approvals?view=all", null, shown.equals("all")),
                new Tab(ui.t("billing.delegations"), "/approvals/delegations", null, shown.equals("delegations")),
                new Tab(ui.t("billing.limits"), "/approvals/limits", null, shown.equals("limits")));
    }
}
