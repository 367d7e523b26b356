package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.inventory.ReleaseStock;
import dev.baton.inventory.Reservation;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.platform.UseCase;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cancels an order, or units of some of its lines, and gives their stock back: all that was asked, or none.
 *
 * <p>What a floor has been told to pick must be recalled first; what has shipped comes back as a return. Cancelling twice is no
 * error.
 */
@UseCase
public class CancelOrder {

    /** @param units per line; empty for everything that is still owed */
    public record Command(
            OrderId order,
            Map<LineId, Long> units,
            CancelReason reason,
            @Nullable String note,
            @Nullable String ifMatch) {}

    public sealed interface Outcome permits UnitsCancelled, AlreadyCancelled, NothingToCancel, TooLate {}

    public record AlreadyCancelled(OrderId order) implements Outcome {}

    public record NothingToCancel(OrderId order) implements Outcome {}

    /** Units of these lines are on a floor already, or gone. */
    public record TooLate(OrderId order, List<LineTooLate> lines) implements Outcome {}

    /** @param possible how many units could still be cancelled */
    public record LineTooLate(LineId line, int number, Sku sku, long possible, long asked) {}

    private final Orders orders;
    private final ReleaseStock releaseStock;
    private final Clock clock;

    CancelOrder(Orders orders, ReleaseStock releaseStock, Clock clock) {
        this.orders = orders;
        this.releaseStock = releaseStock;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), order.version());
        var outcome = order.cancel(command.units(), command.reason(), command.note(), clock.instant());
        if (outcome instanceof UnitsCancelled cancelled) {
            orders.record(order, order.after(cancelled), cancelled);
            giveBack(cancelled);
        }
        return outcome;
    }

    private void giveBack(UnitsCancelled cancelled) {
        releaseStock.handle(
                cancelled.units().stream()
                        .filter(unit -> unit.site() != null)
                        .map(unit -> new Reservation(
                                cancelled.order().value(),
                                unit.line().value(),
                                unit.sku(),
                                Objects.requireNonNull(unit.site()),
                                unit.quantity()))
                        .toList(),
                cancelled.at());
        var waited = cancelled.units().stream()
                .filter(unit -> unit.site() == null)
                .map(Units::sku)
                .collect(Collectors.toSet());
        if (!waited.isEmpty()) {
            releaseStock.forgetPromises(cancelled.order().value(), waited, cancelled.at());
        }
    }
}
