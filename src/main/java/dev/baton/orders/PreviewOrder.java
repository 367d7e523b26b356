package dev.baton.orders;

import dev.baton.platform.kept.Generations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What {@link PlaceOrder} would make of an order: its money, stock, promise, holds and what the company's rules say about it. Nothing is
 * locked, reserved, numbered or written, so whoever orders meanwhile may get what is shown here.
 */
@Service
@Transactional(readOnly = true)
public class PreviewOrder {

    public sealed interface Outcome permits Previewed, PlaceOrder.Unpriced, PlaceOrder.Rejected {}

    /** @param order with an id that is nobody's, and no number */
    public record Previewed(OrderView order) implements Outcome {}

    private final PrepareOrder prepare;
    private final Generations generations;
    private final LookAtStock lookAtStock;

    PreviewOrder(PrepareOrder prepare, Generations generations, LookAtStock lookAtStock) {
        this.prepare = prepare;
        this.generations = generations;
        this.lookAtStock = lookAtStock;
    }

    public Outcome handle(PlaceOrder.Command command) {
        generations.read();
        return switch (prepare.handle(command)) {
            case PrepareOrder.NoPrice(var lines) -> new PlaceOrder.Unpriced(lines);
            case PrepareOrder.Rejected(var findings) -> new PlaceOrder.Rejected(findings);
            case Draft draft -> new Previewed(OrderView.of(draft.order("", lookAtStock.placing(draft))));
        };
    }
}
