package dev.baton.screening;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;

/** Takes a list away; what only it named is no longer held. */
@UseCase
public class RemovePartyList {

    private final Parties parties;
    private final Audit audit;
    private final Clock clock;

    RemovePartyList(Parties parties, Audit audit, Clock clock) {
        this.parties = parties;
        this.audit = audit;
        this.clock = clock;
    }

    public void handle(String list) {
        if (!parties.drop(list)) {
            throw new NotFound("denied party list", list);
        }
        parties.askAgain(clock.instant());
        audit.record("denied-party-list", list, "removed", null, null);
    }
}
