package dev.baton.returns;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ClaimFiled;
import dev.baton.returns.ReturnEvent.ClaimRejected;
import dev.baton.returns.ReturnEvent.ClaimSettled;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes a claim to whoever is liable, and notes what came of it. */
@UseCase
public class AdvanceClaim {

    /** @param reference how the liable party calls it */
    public record Filing(
            ClaimId id,
            @Nullable String reference,
            @Nullable String ifMatch) {}

    /** @param settled what the liable party pays */
    public record Settling(
            ClaimId id,
            Money settled,
            @Nullable String answer,
            @Nullable String ifMatch) {}

    public record Rejecting(
            ClaimId id, @Nullable String answer, @Nullable String ifMatch) {}

    public sealed interface Outcome permits ClaimFiled, ClaimSettled, ClaimRejected, OverAlready {}

    /** It is where it was to go, or it is over. */
    public record OverAlready(ClaimId id, Claim.State state) implements Outcome {}

    private final Returns returns;
    private final Claims claims;
    private final Audit audit;
    private final Clock clock;

    AdvanceClaim(Returns returns, Claims claims, Audit audit, Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Filing command) {
        var before = lock(command.id(), command.ifMatch());
        if (before.state() != Claim.State.OPEN) {
            return new OverAlready(before.id(), before.state());
        }
        var now = clock.instant();
        store(before, before.in(Claim.State.FILED, null, command.reference(), null, now, null), "filed");
        var event = new ClaimFiled(before.order(), before.id(), before.number(), before.liable(), now);
        returns.tell(event);
        return event;
    }

    public Outcome handle(Settling command) {
        var before = lock(command.id(), command.ifMatch());
        new Invalid.Collector()
                .require(!command.settled().isNegative(), "settled", "must not be negative")
                .require(
                        command.settled().currency().equals(before.amount().currency()),
                        "settled.currency",
                        "must be %s, as the claim".formatted(before.amount().currency()))
                .throwIfAny();
        if (before.state().isOver()) {
            return new OverAlready(before.id(), before.state());
        }
        var now = clock.instant();
        store(before, before.in(Claim.State.SETTLED, command.settled(), null, command.answer(), null, now), "settled");
        var event =
                new ClaimSettled(before.order(), before.id(), before.number(), before.liable(), command.settled(), now);
        returns.tell(event);
        return event;
    }

    public Outcome handle(Rejecting command) {
        var before = lock(command.id(), command.ifMatch());
        if (before.state().isOver()) {
            return new OverAlready(before.id(), before.state());
        }
        var now = clock.instant();
        store(
                before,
                before.in(
                        Claim.State.REJECTED,
                        Money.zero(before.amount().currency()),
                        null,
                        command.answer(),
                        null,
                        now),
                "rejected");
        var event =
                new ClaimRejected(before.order(), before.id(), before.number(), before.liable(), command.answer(), now);
        returns.tell(event);
        return event;
    }

    private Claim lock(ClaimId id, @Nullable String ifMatch) {
        returns.lockOrder(claims.get(id).order());
        var claim = claims.get(id);
        EntityTags.check(ifMatch, claim.version());
        return claim;
    }

    private void store(Claim before, Claim after, String action) {
        claims.store(after);
        audit.record("claim", before.number(), action, before, after);
    }
}
