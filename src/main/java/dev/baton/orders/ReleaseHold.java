package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes holds off orders. Releasing one twice is no error: the second caller is told when it happened. */
@UseCase
public class ReleaseHold {

    public record Command(
            OrderId order,
            UUID hold,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome permits HoldReleased, AlreadyReleased, NotEntitled, WaitsForApproval {}

    public record AlreadyReleased(OrderId order, Hold hold) implements Outcome {}

    /** @param scope what releasing this hold needs */
    public record NotEntitled(OrderId order, Hold hold, String scope) implements Outcome {}

    /** Only whoever decides about its approval takes it off. */
    public record WaitsForApproval(OrderId order, Hold hold) implements Outcome {}

    private final Orders orders;
    private final Clock clock;

    ReleaseHold(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return handle(List.of(command)).getFirst();
    }

    /**
     * Several holds at once, also of the same order, each by itself: one that refuses stops no other.
     *
     * @return an outcome for each, in their order
     */
    public List<Outcome> handle(List<Command> commands) {
        var now = clock.instant();
        var before = orders
                .lock(commands.stream().map(Command::order).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
        var after = new HashMap<>(before);
        var events = new LinkedHashMap<OrderId, List<OrderEvent>>();
        var outcomes = new ArrayList<Outcome>();
        for (var command : commands) {
            var order = after.get(command.order());
            if (order == null) {
                throw new NotFound("order", command.order());
            }
            EntityTags.check(command.ifMatch(), order.version());
            var outcome = decide(order, command, now);
            outcomes.add(outcome);
            if (outcome instanceof HoldReleased released) {
                after.put(order.id(), order.after(released, Caller.current().name()));
                events.computeIfAbsent(order.id(), _ -> new ArrayList<>()).add(released);
            }
        }
        orders.record(Orders.Change.of(before, after, events), now);
        return outcomes;
    }

    private static Outcome decide(Order order, Command command, Instant now) {
        for (var hold : order.holds()) {
            var scope = hold.id().equals(command.hold()) ? hold.scopeToRelease() : null;
            if (scope != null && !Caller.current().may(scope)) {
                return new NotEntitled(order.id(), hold, scope);
            }
        }
        return order.releaseHold(command.hold(), command.note(), now);
    }
}
