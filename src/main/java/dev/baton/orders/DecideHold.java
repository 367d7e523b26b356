package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a second person has decided about an order that waits for them: agreed, and the hold is gone; declined, and it stays
 * with their words, until the order is amended or cancelled. For whoever keeps the approvals; it is no way around them.
 */
@UseCase
public class DecideHold {

    /** @param note what stands on the hold afterwards; null leaves what stands there when it is declined */
    public record Command(
            OrderId order,
            UUID hold,
            boolean agreed,
            @Nullable String note) {}

    public sealed interface Outcome permits Decided, NoLongerWaiting {}

    public record Decided(OrderId order) implements Outcome {}

    /** The order was amended or cancelled meanwhile. */
    public record NoLongerWaiting(OrderId order) implements Outcome {}

    private final Orders orders;
    private final Clock clock;

    DecideHold(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = orders.lock(command.order());
        var hold = before.holds().stream()
                .filter(each -> each.id().equals(command.hold()) && each.isApprovalCheck())
                .findFirst();
        if (hold.isEmpty()) {
            return new NoLongerWaiting(before.id());
        }
        var now = clock.instant();
        if (command.agreed()) {
            var released =
                    new HoldReleased(before.id(), command.hold(), hold.get().reason(), command.note(), now);
            var after = before.after(released, Caller.current().name());
            orders.record(List.of(new Orders.Change(before, after, List.of(released))), now);
        } else if (command.note() != null) {
            var after = before.explained(command.hold(), command.note());
            orders.record(List.of(new Orders.Change(before, after, List.of())), now);
        }
        return new Decided(before.id());
    }
}
