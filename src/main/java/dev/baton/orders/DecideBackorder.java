package dev.baton.orders;

import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does what a customer chooses about units that wait: waits on, sends what is there, or cancels what is not. Only what they saw is
 * done: when other units wait by now, or it would come to something else, they look again.
 */
@UseCase
public class DecideBackorder {

    /** What it is called in the timeline. */
    static final String NOTED = "BackorderDecided";

    public enum Choice {
        WAIT,
        SEND_WHAT_IS_THERE,
        CANCEL
    }

    /**
     * @param units that the customer saw waiting
     * @param total of the order that they saw, when what is there is sent first; null for other choices
     * @param note for the timeline
     */
    public record Command(
            OrderId order,
            Choice choice,
            long units,
            @Nullable Money total,
            @Nullable String note) {}

    public sealed interface Outcome {}

    public record Decided(Choice choice, long units) implements Outcome {}

    /** Nothing waits any more. */
    public record NothingWaits() implements Outcome {}

    /** What was seen is not what there is now; nothing was done. */
    public record Otherwise() implements Outcome {}

    private final Orders orders;
    private final BackorderQueries backorders;
    private final AmendOrder amendOrder;
    private final CancelOrder cancelOrder;
    private final OrderTimeline timeline;
    private final Clock clock;

    DecideBackorder(
            Orders orders,
            BackorderQueries backorders,
            AmendOrder amendOrder,
            CancelOrder cancelOrder,
            OrderTimeline timeline,
            Clock clock) {
        this.orders = orders;
        this.backorders = backorders;
        this.amendOrder = amendOrder;
        this.cancelOrder = cancelOrder;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var found = backorders.of(OrderView.of(orders.lock(command.order())));
        if (found.isEmpty()) {
            return new NothingWaits();
        }
        var backorder = found.get();
        if (backorder.units() != command.units() || !isDone(backorder, command)) {
            return new Otherwise();
        }
        timeline.add(
                command.order(),
                NOTED,
                Map.of("choice", command.choice(), "quantity", command.units()),
                clock.instant());
        return new Decided(command.choice(), command.units());
    }

    private boolean isDone(Backorder backorder, Command command) {
        return switch (command.choice()) {
            case WAIT -> true;
            case SEND_WHAT_IS_THERE ->
                backorder.split() != null
                        && backorder.totalSplit().equals(command.total())
                        && amendOrder.handle(BackorderQueries.splitting(backorder.order())) instanceof OrderAmended;
            case CANCEL -> backorder.cancellable() && isCancelled(backorder, command);
        };
    }

    private boolean isCancelled(Backorder backorder, Command command) {
        var units = backorder.lines().stream()
                .collect(Collectors.toMap(
                        OrderView.Line::id, line -> line.quantities().backordered()));
        return cancelOrder.handle(new CancelOrder.Command(
                        command.order(), units, CancelReason.OUT_OF_STOCK, command.note(), null))
                instanceof UnitsCancelled;
    }
}
