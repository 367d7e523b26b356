package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes one hold off an order. Releasing twice is no error: the second caller is told when it happened. */
@UseCase
public class ReleaseHold {

    public record Command(
            OrderId order,
            UUID hold,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome permits HoldReleased, AlreadyReleased, NotEntitled {}

    public record AlreadyReleased(OrderId order, Hold hold) implements Outcome {}

    /** @param scope what releasing this hold needs */
    public record NotEntitled(OrderId order, Hold hold, String scope) implements Outcome {}

    private final Orders orders;
    private final Clock clock;

    ReleaseHold(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), order.version());
        for (var hold : order.holds()) {
            var scope = hold.id().equals(command.hold()) ? hold.scopeToRelease() : null;
            if (scope != null && !Caller.current().may(scope)) {
                return new NotEntitled(order.id(), hold, scope);
            }
        }
        var outcome = order.releaseHold(command.hold(), command.note(), clock.instant());
        if (outcome instanceof HoldReleased released) {
            orders.record(order, order.after(released, Caller.current().name()), released);
        }
        return outcome;
    }
}
