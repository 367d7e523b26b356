package dev.baton.console.billing;

import dev.baton.billing.Approval;
import dev.baton.billing.DecideApproval;
import dev.baton.console.Ui;
import dev.baton.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a second person, or did, as the reader sees it.
 *
 * @param decidedBy and in whose place; null while it waits
 * @param closed why the reader may not decide; null when they may
 */
public record ApprovalRow(
        Approval approval,
        @Nullable String decidedBy,
        @Nullable String closed) {

    static ApprovalRow of(Ui ui, Approval approval) {
        return new ApprovalRow(approval, decidedBy(ui, approval), closed(ui, approval));
    }

    private static @Nullable String decidedBy(Ui ui, Approval approval) {
        var by = approval.decidedBy();
        var place = approval.decidedFor();
        return by == null || place == null ? by : ui.t("billing.approvals.decided-for", by, place);
    }

    private static @Nullable String closed(Ui ui, Approval approval) {
        if (approval.askedBy().equals(Caller.current().name())) {
            return ui.t("billing.approvals.yours");
        }
        return DecideApproval.isOfGiver(approval) ? ui.t("billing.approvals.of-giver") : null;
    }
}
