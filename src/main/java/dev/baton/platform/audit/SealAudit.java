package dev.baton.platform.audit;

import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.ArrayList;

/**
 * Chains the entries that wait in line: the order of the chain is the order of sealing. An entry whose transaction commits late
 * joins the line late and gets a later place, so none is ever passed over, and no change waits for another to be written down.
 */
@UseCase
public class SealAudit {

    /** So many at a time, so that a long trail from before does not become one long transaction. */
    static final int CHUNK = 2_000;

    /** @param more whether others still wait */
    public record AuditSealed(int entries, boolean more) {}

    private final AuditChain chain;
    private final Clock clock;

    SealAudit(AuditChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    public AuditSealed handle() {
        var now = clock.instant();
        var head = chain.lockHead(now);
        var links = chain.unsealed(CHUNK);
        if (links.isEmpty()) {
            return new AuditSealed(0, false);
        }
        var seals = new ArrayList<AuditChain.Seal>();
        long sequence = head.sequence();
        var hash = head.hash();
        for (var link : links) {
            sequence++;
            hash = link.hash(hash);
            seals.add(new AuditChain.Seal(sequence, link.entry(), hash));
        }
        chain.seal(seals, new Audit.Head(sequence, hash, now));
        return new AuditSealed(seals.size(), seals.size() == CHUNK);
    }
}
