package dev.baton.platform.audit;

import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Access("audit")
@Tag(name = "audit", description = "Who changed what, when, from what, to what")
class AuditController {

    private final Audit audit;
    private final CheckAudit checkAudit;

    AuditController(Audit audit, CheckAudit checkAudit) {
        this.audit = audit;
        this.checkAudit = checkAudit;
    }

    @GetMapping
    @Operation(summary = "List changes, newest first")
    Page<Audit.Entry> list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return audit.list(
                new Audit.Filter(actor, subjectType, subject, null, from, until), PageRequest.of(limit, cursor));
    }

    @GetMapping("/check")
    @Operation(summary = "Check that nobody tampered with the trail", description = """
                    Each entry is sealed within seconds by a SHA-256 over the seal before it and all that the entry says. \
                    The check walks this chain, at most 500,000 entries at a time (go on with `after`, the `checkedUntil` of \
                    the answer), and names the first entry that was changed, removed, inserted or reordered. Note `sealedUntil` \
                    and `head` outside of Baton: sent along later as `notedSequence` and `notedHash` they show whether the \
                    chain was sealed anew.""")
    CheckAudit.AuditChecked check(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Long notedSequence,
            @RequestParam(required = false) @Nullable String notedHash) {
        return checkAudit.handle(new CheckAudit.Command(after, CheckAudit.MOST, notedSequence, notedHash));
    }
}
