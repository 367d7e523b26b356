package dev.baton.shipping;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Says how the merchant signs its papers, and which GS1 prefix numbers its packages. */
@UseCase
public class DefineSender {

    private final Senders senders;
    private final Audit audit;

    DefineSender(Senders senders, Audit audit) {
        this.senders = senders;
        this.audit = audit;
    }

    public void handle(Sender sender) {
        var before = senders.find().orElse(null);
        senders.put(sender);
        audit.record("sender", sender.name(), "defined", before, sender);
    }
}
