package dev.baton.platform.security;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.UUID;

/** Takes back, or gives back, the right to decide about approvals for somebody before its time. Twice is no error. */
@UseCase
public class EndDelegation {

    public sealed interface Outcome permits Ended, NotTheirs {}

    public record Ended(Delegation delegation) implements Outcome {}

    /** Only who gave it or has it ends it, or somebody who looks after people. */
    public record NotTheirs(Delegation delegation) implements Outcome {}

    private final Users users;
    private final Delegations delegations;
    private final Audit audit;

    EndDelegation(Users users, Delegations delegations, Audit audit) {
        this.users = users;
        this.delegations = delegations;
        this.audit = audit;
    }

    public Outcome handle(UUID id) {
        users.lockAll();
        var before = find(id);
        var own = DelegateApprovals.own();
        if (!before.giver().equals(own)
                && !before.delegate().equals(own)
                && !Caller.current().mayOfOwn(DelegateApprovals.LOOKS_AFTER_PEOPLE)) {
            return new NotTheirs(before);
        }
        if (before.endedAt() != null) {
            return new Ended(before);
        }
        delegations.end(id);
        users.forget();
        var after = find(id);
        audit.record("delegation", id, "ended", before, after);
        return new Ended(after);
    }

    private Delegation find(UUID id) {
        return delegations.find(id).orElseThrow(() -> new NotFound("delegation", id));
    }
}
