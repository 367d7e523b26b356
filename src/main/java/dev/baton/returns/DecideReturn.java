package dev.baton.returns;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnRejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says yes or no to a return that somebody has to look at. Saying the same twice is no error. */
@UseCase
public class DecideReturn {

    /** @param keepsGoods whether nothing has to come back */
    public record Approval(
            ReturnId id, boolean keepsGoods, @Nullable String ifMatch) {}

    /** @param note for the customer */
    public record Rejection(
            ReturnId id, String note, @Nullable String ifMatch) {}

    public sealed interface Outcome permits ReturnApproved, ReturnRejected, DecidedAlready {}

    public record DecidedAlready(ReturnId id, ReturnState state) implements Outcome {}

    private final Returns returns;
    private final Policies policies;
    private final Audit audit;
    private final Clock clock;

    DecideReturn(Returns returns, Policies policies, Audit audit, Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Approval command) {
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var facts = before.facts();
        if (before.progress().state() != ReturnState.REQUESTED) {
            return new DecidedAlready(before.id(), before.progress().state());
        }
        var now = clock.instant();
        var policy = policies.get();
        var expires = LocalDate.ofInstant(now, clock.getZone())
                .plusDays(facts.inAdvance() ? policy.exchangeDays() : policy.expiryDays());
        var after = returns.store(before.with(before.progress()
                .approved(
                        command.keepsGoods(),
                        command.keepsGoods() ? null : expires,
                        now,
                        Caller.current().name())));
        audit.record(
                "return",
                facts.number(),
                "approved",
                Map.of("state", before.progress().state()),
                Map.of("state", after.progress().state(), "keepsGoods", command.keepsGoods()));
        var event = new ReturnApproved(
                facts.order(),
                before.id(),
                facts.number(),
                command.keepsGoods(),
                after.progress().expiresOn(),
                now);
        returns.tell(event);
        return event;
    }

    public Outcome handle(Rejection command) {
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var facts = before.facts();
        if (before.progress().state() != ReturnState.REQUESTED) {
            return new DecidedAlready(before.id(), before.progress().state());
        }
        var now = clock.instant();
        returns.store(before.with(before.progress()
                .over(
                        ReturnState.REJECTED,
                        command.note(),
                        now,
                        Caller.current().name())));
        audit.record(
                "return",
                facts.number(),
                "rejected",
                Map.of("state", before.progress().state()),
                Map.of("state", ReturnState.REJECTED, "note", command.note()));
        var event = new ReturnRejected(facts.order(), before.id(), facts.number(), command.note(), now);
        returns.tell(event);
        return event;
    }
}
