package dev.baton.platform.audit;

import dev.baton.platform.proof.Proof;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class AuditProof implements Proof {

    private final CheckAudit checkAudit;

    AuditProof(CheckAudit checkAudit) {
        this.checkAudit = checkAudit;
    }

    @Override
    public String claim() {
        return "the audit trail is as it was sealed";
    }

    @Override
    public List<String> contradictions(int most) {
        var broken = checkAudit.handle(CheckAudit.Command.everything()).firstBroken();
        return broken == null
                ? List.of()
                : List.of("%s: entry %s, number %s"
                        .formatted(
                                broken.kind(),
                                broken.entry() == null ? "unknown" : broken.entry(),
                                broken.sequence() == null ? "none" : broken.sequence()));
    }
}
