package dev.baton.orders;

import dev.baton.inventory.AdjustStock;
import dev.baton.inventory.ReleaseStock;
import dev.baton.inventory.Reservation;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.platform.UseCase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the units of an order over the floor of a site and out of its door. Called down by whoever moves them, in their
 * transaction.
 */
@UseCase
public class MoveUnits {

    /**
     * @param document which fulfilment order or shipment moves them, as people know it
     * @param units per line, all at {@code site}
     */
    public record Command(OrderId order, Step step, SiteCode site, String document, Map<LineId, Long> units) {}

    /**
     * Units that were to be picked and are not there. They wait for stock again.
     *
     * @param adjustment for what reason the books are to say that they are gone; null when they stay as they are
     */
    public record Shortage(
            OrderId order,
            SiteCode site,
            String document,
            Map<LineId, Long> units,
            AdjustStock.@Nullable Reason adjustment) {}

    public sealed interface Outcome permits UnitsMoved, UnitsShort, OnHold, WaitsForRest, NotThere {}

    public record OnHold(OrderId order, List<Hold> holds) implements Outcome {}

    /** The customer wants one shipment, and some units still wait for stock. */
    public record WaitsForRest(OrderId order, long backordered) implements Outcome {}

    /** Fewer units than asked are where the step begins, or the line is no longer on the order. */
    public record NotThere(OrderId order, LineId line, long possible) implements Outcome {}

    private final Orders orders;
    private final ReleaseStock releaseStock;
    private final AdjustStock adjustStock;
    private final Clock clock;

    MoveUnits(Orders orders, ReleaseStock releaseStock, AdjustStock adjustStock, Clock clock) {
        this.orders = orders;
        this.releaseStock = releaseStock;
        this.adjustStock = adjustStock;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        var outcome = order.move(command.step(), command.site(), command.document(), command.units(), clock.instant());
        if (outcome instanceof UnitsMoved moved) {
            var after = order.after(moved);
            orders.record(order, after, moved);
            if (after.stage() == Stage.CLOSED && order.stage() == Stage.OPEN) {
                orders.announce(new OrderClosed(order.id(), moved.at()));
            }
        }
        return outcome;
    }

    public Outcome handle(Shortage command) {
        var order = orders.lock(command.order());
        var outcome = order.shortPick(command.site(), command.units(), clock.instant());
        if (outcome instanceof UnitsShort gone) {
            orders.record(order, order.after(gone), gone);
            releaseStock.handle(
                    gone.units().stream()
                            .map(unit -> new Reservation(
                                    order.id().value(),
                                    unit.line().value(),
                                    unit.sku(),
                                    command.site(),
                                    unit.quantity()))
                            .toList(),
                    gone.at());
            var adjustment = command.adjustment();
            if (adjustment != null) {
                gone.units()
                        .forEach(unit -> adjustStock.handle(new AdjustStock.Command(
                                unit.sku(),
                                command.site(),
                                -unit.quantity(),
                                adjustment,
                                "short pick " + command.document())));
            }
        }
        return outcome;
    }
}
