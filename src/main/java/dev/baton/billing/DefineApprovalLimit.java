package dev.baton.billing;

import dev.baton.orders.LimitDiscounts;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Says above which amounts of a currency a second person must agree. What waits already goes on waiting. */
@UseCase
public class DefineApprovalLimit {

    private final Approvals approvals;
    private final LimitDiscounts limitDiscounts;
    private final Audit audit;

    DefineApprovalLimit(Approvals approvals, LimitDiscounts limitDiscounts, Audit audit) {
        this.approvals = approvals;
        this.limitDiscounts = limitDiscounts;
        this.audit = audit;
    }

    public ApprovalLimit handle(ApprovalLimit limit) {
        var before = approvals.limits().stream()
                .filter(each -> each.currency().equals(limit.currency()))
                .findFirst()
                .orElse(null);
        approvals.define(limit);
        limitDiscounts.handle(limit.currency(), limit.discount());
        audit.record("approval-limit", limit.currency(), "defined", before, limit);
        return limit;
    }
}
