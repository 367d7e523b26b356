package dev.baton.orders;

import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes holds off many orders at once, for whoever knows that their reason is gone, and writes on the others why they stay. An order
 * that costs more than what was looked at is left alone: its amendment will be told of, and it is looked at again.
 */
@UseCase
public class SettleHolds {

    /** @param most what the order cost when it was looked at */
    public record Release(OrderId order, UUID hold, String note, Money most) {}

    public record Stay(OrderId order, UUID hold, String note) {}

    public record Command(List<Release> releases, List<Stay> stays) {

        public Command {
            releases = List.copyOf(releases);
            stays = List.copyOf(stays);
        }
    }

    private final Orders orders;
    private final Clock clock;

    SettleHolds(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** @return the orders whose hold is gone */
    public List<OrderId> handle(Command command) {
        var releases = command.releases().stream().collect(Collectors.toMap(Release::order, Function.identity()));
        var stays = command.stays().stream().collect(Collectors.toMap(Stay::order, Function.identity()));
        var now = clock.instant();
        var changes =
                orders
                        .lock(Stream.concat(releases.keySet().stream(), stays.keySet().stream())
                                .distinct()
                                .toList())
                        .stream()
                        .flatMap(order -> change(order, releases, stays, now).stream())
                        .toList();
        orders.record(changes, now);
        var gone = new ArrayList<OrderId>();
        changes.stream()
                .filter(change -> !change.events().isEmpty())
                .forEach(change -> gone.add(change.after().id()));
        return gone;
    }

    private static Optional<Orders.Change> change(
            Order order, Map<OrderId, Release> releases, Map<OrderId, Stay> stays, Instant now) {
        var release = releases.get(order.id());
        if (release != null) {
            return isAsItWas(order, release) ? released(order, release, now) : Optional.empty();
        }
        var stay = stays.get(order.id());
        if (stay == null) {
            return Optional.empty();
        }
        var explained = order.explained(stay.hold(), stay.note());
        return explained.holds().equals(order.holds())
                ? Optional.empty()
                : Optional.of(new Orders.Change(order, explained, List.of()));
    }

    private static boolean isAsItWas(Order order, Release release) {
        return order.total().compareTo(release.most()) <= 0;
    }

    private static Optional<Orders.Change> released(Order order, Release release, Instant now) {
        return order.releaseHold(release.hold(), release.note(), now) instanceof HoldReleased released
                ? Optional.of(new Orders.Change(
                        order, order.after(released, Caller.current().name()), List.of(released)))
                : Optional.empty();
    }
}
