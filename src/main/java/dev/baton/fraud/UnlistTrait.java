package dev.baton.fraud;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.UUID;

/** Takes something off its list. */
@UseCase
public class UnlistTrait {

    private final ListedTraits traits;
    private final Audit audit;

    UnlistTrait(ListedTraits traits, Audit audit) {
        this.traits = traits;
        this.audit = audit;
    }

    /** @return what was on it */
    public ListedTrait handle(UUID id) {
        var before = traits.get(id);
        traits.remove(id);
        audit.record("listed-trait", before.value(), "removed", before, null);
        return before;
    }
}
