package dev.baton.orders;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Says whether a priority needs somebody's approval, and whether those who may approve need somebody else as well. */
@UseCase
public class DefineApprovalPolicy {

    public record Command(boolean fourEyes, boolean expedite) {}

    private final ApprovalPolicies policies;
    private final Audit audit;

    DefineApprovalPolicy(ApprovalPolicies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    public ApprovalPolicy handle(Command command) {
        var before = policies.current();
        policies.define(command.fourEyes(), command.expedite());
        var after = policies.current();
        audit.record("approval-policy", "company", "defined", before, after);
        return after;
    }
}
