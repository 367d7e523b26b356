package dev.baton.orders;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.platform.Ids;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stops orders, a line of them or what a site serves of them before anything more is released to a floor. An order may have several
 * holds; stock stays reserved.
 */
@UseCase
public class HoldOrder {

    /**
     * @param releaseOn when the hold releases itself; null when somebody must
     * @param owner the name of the person who sees to it; null for nobody yet
     * @param automatic whether it is Baton's own, and released by whoever placed it
     * @param line the only line to hold; null when it is not about a line
     * @param site the only site whose part to hold; null when it is not about a site, and always where a line is named
     */
    public record Command(
            OrderId order,
            HoldReason reason,
            @Nullable String note,
            @Nullable Instant releaseOn,
            @Nullable String owner,
            @Nullable String ifMatch,
            boolean automatic,
            @Nullable LineId line,
            @Nullable SiteCode site) {

        public Command {
            if (line != null && site != null) {
                throw new IllegalArgumentException("a hold is about a line or about a site");
            }
        }

        /** A person's, for whom somebody else may have to see to it. */
        public Command(
                OrderId order,
                HoldReason reason,
                @Nullable String note,
                @Nullable Instant releaseOn,
                @Nullable String owner,
                @Nullable String ifMatch) {
            this(order, reason, note, releaseOn, owner, ifMatch, false, null, null);
        }

        /** A person's. */
        public Command(
                OrderId order,
                HoldReason reason,
                @Nullable String note,
                @Nullable Instant releaseOn,
                @Nullable String ifMatch) {
            this(order, reason, note, releaseOn, null, ifMatch);
        }

        /** Baton's own. */
        public static Command automatic(OrderId order, HoldReason reason, @Nullable String note) {
            return new Command(order, reason, note, null, null, null, true, null, null);
        }

        /** The same of a part of the order; of all of it when neither is named. */
        public Command of(@Nullable LineId line, @Nullable SiteCode site) {
            return new Command(order, reason, note, releaseOn, owner, ifMatch, automatic, line, site);
        }
    }

    public sealed interface Outcome permits OrderHeld, NothingToHold, NotOfOrder, ReleasedAlready {}

    /** It would release itself before it holds. */
    public record ReleasedAlready(Instant releaseOn) implements Outcome {}

    /** @param field {@code line} or {@code site}: which of them has nothing to do with the order */
    public record NotOfOrder(OrderId order, String field) implements Outcome {}

    /** Everything owed of it has shipped, or the order is cancelled. */
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
     * Several at once, also of the same order, each by itself: one that refuses stops no other.
     *
     * @return an outcome for each, in their order
     */
    public List<Outcome> handle(List<Command> commands) {
        commands.stream()
                .map(Command::owner)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(owners::check);
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
            if (outcome instanceof OrderHeld held) {
                after.put(
                        order.id(),
                        order.after(held, Caller.current().name(), command.releaseOn(), command.automatic()));
                events.computeIfAbsent(order.id(), _ -> new ArrayList<>()).add(held);
            }
        }
        orders.record(Orders.Change.of(before, after, events), now);
        return outcomes;
    }

    /** Places a hold again that was taken off: the same, but as a person's, and without a day that is over. */
    public Outcome again(OrderId order, Hold released) {
        var until = released.releaseOn();
        return handle(new Command(
                        order,
                        released.reason(),
                        released.note(),
                        until != null && until.isAfter(clock.instant()) ? until : null,
                        owners.still(released.owner()),
                        null)
                .of(released.line(), released.site()));
    }

    private static Outcome decide(Order order, Command command, Instant now) {
        var releaseOn = command.releaseOn();
        return releaseOn != null && !releaseOn.isAfter(now)
                ? new ReleasedAlready(releaseOn)
                : order.hold(Ids.next(), command, now);
    }
}
