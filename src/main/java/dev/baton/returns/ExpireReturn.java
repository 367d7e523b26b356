package dev.baton.returns;

import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnEvent.ExchangeLapsed;
import dev.baton.returns.ReturnEvent.ReturnExpired;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Gives a return up whose goods did not come in time. A replacement that was sent ahead of them is to be paid from then on. */
@UseCase
public class ExpireReturn {

    /** @param lapsed whether a replacement is to be paid now */
    public record Outcome(ReturnState state, boolean lapsed) {}

    private final Returns returns;
    private final CancelOrder cancelOrder;
    private final Audit audit;
    private final Clock clock;

    ExpireReturn(Returns returns, CancelOrder cancelOrder, Audit audit, Clock clock) {
        this.returns = returns;
        this.cancelOrder = cancelOrder;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does nothing when its day has not come, or something of it has. */
    public Outcome handle(ReturnId id) {
        var before = returns.lock(id);
        var progress = before.progress();
        var facts = before.facts();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var exchange = progress.exchange();
        var waits = progress.state() == ReturnState.APPROVED || progress.state() == ReturnState.IN_TRANSIT;
        boolean expired = waits && progress.expiresOn() != null && today.isAfter(progress.expiresOn());
        boolean lapsed = exchange != null
                && !exchange.lapsed()
                && exchange.dueOn() != null
                && today.isAfter(exchange.dueOn())
                && (waits || progress.state() == ReturnState.EXPIRED);
        if (!expired && !lapsed) {
            return new Outcome(progress.state(), false);
        }
        var next = expired
                ? progress.over(ReturnState.EXPIRED, null, now, Caller.current().name())
                : progress;
        if (expired && exchange != null && exchange.held()) {
            cancelOrder.handle(new CancelOrder.Command(
                    exchange.order(), Map.of(), CancelReason.OTHER, facts.number() + " did not come", null));
        }
        if (lapsed && exchange != null) {
            next = next.exchanged(exchange.overdue());
        }
        returns.store(before.with(next));
        audit.record(
                "return",
                facts.number(),
                "expired",
                Map.of("state", progress.state()),
                Map.of("state", next.state(), "lapsed", lapsed));
        if (expired) {
            returns.tell(new ReturnExpired(facts.order(), id, facts.number(), now));
        }
        if (lapsed && exchange != null) {
            returns.tell(new ExchangeLapsed(facts.order(), id, facts.number(), exchange.number(), now));
        }
        return new Outcome(next.state(), lapsed);
    }
}
