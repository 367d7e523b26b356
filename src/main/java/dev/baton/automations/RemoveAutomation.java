package dev.baton.automations;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import org.jspecify.annotations.Nullable;

/** Takes an automation away. What waits for it is not done; the log of what it did stays. */
@UseCase
public class RemoveAutomation {

    private final Automations automations;
    private final Audit audit;

    RemoveAutomation(Automations automations, Audit audit) {
        this.automations = automations;
        this.audit = audit;
    }

    public void handle(AutomationId id, @Nullable String ifMatch) {
        var before = automations.lock(id);
        EntityTags.check(ifMatch, before.version());
        automations.remove(id);
        audit.record("automation", id, "removed", before.plan(), null);
    }
}
