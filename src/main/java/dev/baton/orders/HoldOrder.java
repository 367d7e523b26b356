package dev.baton.orders;

import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stops orders before anything more of them is released to a floor. An order may have several holds; stock stays reserved. */
@UseCase
public class HoldOrder {

    /**
     * @param releaseOn when the hold releases itself; null when somebody must
     * @param owner the name of the person who sees to it; null for nobody yet
     * @param automatic whether it is Baton's own, and released by whoever placed it
     */
    public record Command(
            OrderId order,
            HoldReason reason,
            @Nullable String note,
            @Nullable Instant releaseOn,
            @Nullable String owner,
            @Nullable String ifMatch,
            boolean automatic) {

        /** A person's, for whom somebody else may have to see to it. */
        public Command(
                OrderId order,
                HoldReason reason,
                @Nullable String note,
                @Nullable Instant releaseOn,
                @Nullable String owner,
                @Nullable String ifMatch) {
            this(order, reason, note, releaseOn, owner, ifMatch, false);
        }

        /** A person's. */
        public Command(
                OrderId order,
                HoldReason reason,
                @Nullable String note,
                @Nullable Instant releaseOn,
                @Nullable String ifMatch) {
            this(order, reason, note, releaseOn, null, ifMatch, false);
        }

        /** Baton's own. */
        public static Command automatic(OrderId order, HoldReason reason, @Nullable String note) {
            return new Command(order, reason, note, null, null, null, true);
        }
    }

    public sealed interface Outcome permits OrderHeld, NothingToHold, ReleasedAlready {}

    /** It would release itself before it holds. */
    public record ReleasedAlready(Instant releaseOn) implements Outcome {}

    /** Everything owed has shipped, or the order is cancelled. */
    public record NothingToHold(OrderId order, Stage stage) implements Outcome {}

    private final Orders orders;
    private final HoldOwners owners;
    private final Clock clock;

    HoldOrder(Orders orders, HoldOwners owners, Clock clock) {
        this.orders = orders;
        this.owners = owners;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return handle(List.of(command)).getFirst();
    }

    /**
     * Several orders at once, each by itself: one that refuses stops no other.
     *
     * @param commands at most one of each order
     * @return an outcome for each, in their order
     */
    public List<Outcome> handle(List<Command> commands) {
        commands.stream()
                .map(Command::owner)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(owners::check);
        var now = clock.instant();
        var locked = orders.lock(commands.stream().map(Command::order).toList()).stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
        var outcomes = new ArrayList<Outcome>();
        var changes = new ArrayList<Orders.Change>();
        for (var command : commands) {
            var order = locked.get(command.order());
            if (order == null) {
                throw new NotFound("order", command.order());
            }
            EntityTags.check(command.ifMatch(), order.version());
            var outcome = decide(order, command, now);
            outcomes.add(outcome);
            if (outcome instanceof OrderHeld held) {
                var after = order.after(held, Caller.current().name(), command.releaseOn(), command.automatic());
                changes.add(new Orders.Change(order, after, List.of(held)));
            }
        }
        orders.record(changes, now);
        return outcomes;
    }

    private static Outcome decide(Order order, Command command, Instant now) {
        var releaseOn = command.releaseOn();
        return releaseOn != null && !releaseOn.isAfter(now)
                ? new ReleasedAlready(releaseOn)
                : order.hold(Ids.next(), command.reason(), command.note(), command.owner(), now);
    }
}
