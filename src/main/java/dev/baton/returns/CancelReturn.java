package dev.baton.returns;

import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import dev.baton.returns.ReturnEvent.ReturnCancelled;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a return off before anything of it has arrived, and its replacement with it. */
@UseCase
public class CancelReturn {

    public record Command(
            ReturnId id, @Nullable String note, @Nullable String ifMatch) {}

    public sealed interface Outcome permits ReturnCancelled, CancelledAlready, TooLate, ReplacementUnderWay {}

    public record CancelledAlready(ReturnId id) implements Outcome {}

    public record TooLate(ReturnId id, ReturnState state) implements Outcome {}

    /** The order that replaces the goods is on a floor already, or gone. */
    public record ReplacementUnderWay(ReturnId id, String exchange) implements Outcome {}

    private final Returns returns;
    private final CancelOrder cancelOrder;
    private final Audit audit;
    private final Clock clock;

    CancelReturn(Returns returns, CancelOrder cancelOrder, Audit audit, Clock clock) {
        this.returns = returns;
        this.cancelOrder = cancelOrder;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var facts = before.facts();
        var state = before.progress().state();
        if (state == ReturnState.CANCELLED) {
            return new CancelledAlready(before.id());
        }
        if (state != ReturnState.REQUESTED && state != ReturnState.APPROVED && state != ReturnState.IN_TRANSIT) {
            return new TooLate(before.id(), state);
        }
        var exchange = before.progress().exchange();
        if (exchange != null) {
            var cancelled = cancelOrder.handle(new CancelOrder.Command(
                    exchange.order(), Map.of(), CancelReason.OTHER, facts.number() + " was cancelled", null));
            if (cancelled instanceof CancelOrder.TooLate) {
                return new ReplacementUnderWay(before.id(), exchange.number());
            }
        }
        var now = clock.instant();
        returns.store(before.with(before.progress()
                .over(
                        ReturnState.CANCELLED,
                        command.note(),
                        now,
                        Caller.current().name())));
        audit.record(
                "return", facts.number(), "cancelled", Map.of("state", state), Map.of("state", ReturnState.CANCELLED));
        var event = new ReturnCancelled(facts.order(), before.id(), facts.number(), command.note(), now);
        returns.tell(event);
        return event;
    }
}
