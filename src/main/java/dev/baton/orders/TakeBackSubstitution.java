package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.Map;

/**
 * Puts the original back on an order in place of a substitute, as many units and at the price as before, as long as nobody has
 * changed the line of the substitute and nothing of the order is on a floor. What of the original is not in stock waits again.
 */
@UseCase
public class TakeBackSubstitution {

    /** What it is called in the timeline. */
    static final String NOTED = "SubstitutionTakenBack";

    /**
     * @param line of the substitute
     * @param unitPrice of the original, as it was
     */
    public record Command(OrderId order, LineId line, Sku original, long units, Money unitPrice) {}

    public sealed interface Outcome {}

    public record TakenBack(OrderId order, Sku original, Sku substitute, long quantity) implements Outcome {}

    /** The line is gone, or has another number of units, or the order has gone on. */
    public record ChangedSince(OrderId order) implements Outcome {}

    private final Orders orders;
    private final PlanSubstitution plan;
    private final AmendOrder amendOrder;
    private final OrderTimeline timeline;
    private final Clock clock;

    TakeBackSubstitution(
            Orders orders, PlanSubstitution plan, AmendOrder amendOrder, OrderTimeline timeline, Clock clock) {
        this.orders = orders;
        this.plan = plan;
        this.amendOrder = amendOrder;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        var now = clock.instant();
        var line = order.lines().stream()
                .filter(each -> each.id().equals(command.line())
                        && each.quantities().ordered() == command.units()
                        && each.quantities().open() == command.units())
                .findFirst();
        if (line.isEmpty() || !order.isAmendable()) {
            return new ChangedSince(order.id());
        }
        var amendment = plan.back(order, line.get(), command.original(), command.unitPrice(), now);
        return switch (amendOrder.handle(amendment)) {
            case OrderAmended _ -> {
                var back =
                        new TakenBack(order.id(), command.original(), line.get().sku(), command.units());
                timeline.add(
                        order.id(),
                        NOTED,
                        Map.of(
                                "quantity",
                                back.quantity(),
                                "original",
                                back.original(),
                                "substitute",
                                back.substitute()),
                        now);
                yield back;
            }
            case AmendOrder.Refusal _ -> new ChangedSince(order.id());
        };
    }
}
