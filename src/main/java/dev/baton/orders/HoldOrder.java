package dev.baton.orders;

import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stops an order before anything more of it is released to a floor. An order may have several holds; stock stays reserved. */
@UseCase
public class HoldOrder {

    /**
     * @param releaseOn when the hold releases itself; null when somebody must
     * @param automatic whether it is Baton's own, and released by whoever placed it
     */
    public record Command(
            OrderId order,
            HoldReason reason,
            @Nullable String note,
            @Nullable Instant releaseOn,
            @Nullable String ifMatch,
            boolean automatic) {

        /** A person's. */
        public Command(
                OrderId order,
                HoldReason reason,
                @Nullable String note,
                @Nullable Instant releaseOn,
                @Nullable String ifMatch) {
            this(order, reason, note, releaseOn, ifMatch, false);
        }
    }

    public sealed interface Outcome permits OrderHeld, NothingToHold, ReleasedAlready {}

    /** It would release itself before it holds. */
    public record ReleasedAlready(Instant releaseOn) implements Outcome {}

    /** Everything owed has shipped, or the order is cancelled. */
    public record NothingToHold(OrderId order, Stage stage) implements Outcome {}

    private final Orders orders;
    private final Clock clock;

    HoldOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var releaseOn = command.releaseOn();
        if (releaseOn != null && !releaseOn.isAfter(clock.instant())) {
            return new ReleasedAlready(releaseOn);
        }
        var order = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), order.version());
        var outcome = order.hold(Ids.next(), command.reason(), command.note(), clock.instant());
        if (outcome instanceof OrderHeld held) {
            orders.record(order, order.after(held, Caller.current().name(), releaseOn, command.automatic()), held);
        }
        return outcome;
    }
}
