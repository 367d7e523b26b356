package dev.baton.notifications;

import dev.baton.customers.Address;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Leaves an address in peace, or takes that back. */
@UseCase
public class SuppressAddress {

    private final Suppressions suppressions;
    private final Audit audit;
    private final Clock clock;

    SuppressAddress(Suppressions suppressions, Audit audit, Clock clock) {
        this.suppressions = suppressions;
        this.audit = audit;
        this.clock = clock;
    }

    public Suppression handle(
            String address, Suppression.Reason reason, @Nullable String note, @Nullable MessageId message) {
        if (!Address.isEmail(address.strip())) {
            throw new Invalid("address", "is no e-mail address");
        }
        var wanted = new Suppression(
                Suppressions.normal(address),
                reason,
                note,
                message,
                clock.instant(),
                Caller.current().name());
        if (suppressions.add(wanted)) {
            audit.record("suppression", wanted.address(), "added", null, wanted);
        }
        return suppressions.find(address).orElse(wanted);
    }

    public void lift(String address) {
        var before = suppressions.find(address).orElseThrow(() -> new NotFound("suppression of", address));
        suppressions.remove(address);
        audit.record("suppression", before.address(), "lifted", before, null);
    }
}
