package dev.baton.orders;

import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.PreviewAmendment.Previewed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what waits for stock as its customer is asked about it. */
@Component
public class BackorderQueries {

    private final PreviewAmendment previewAmendment;

    BackorderQueries(PreviewAmendment previewAmendment) {
        this.previewAmendment = previewAmendment;
    }

    /** Empty when nothing of it waits, or it is over. */
    public Optional<Backorder> of(OrderView order) {
        if (!waits(order)) {
            return Optional.empty();
        }
        var lines = order.lines().stream()
                .filter(line -> line.quantities().backordered() > 0)
                .toList();
        return Optional.of(new Backorder(
                order,
                lines,
                order.units(Quantities::backordered),
                lines.stream().allMatch(line -> line.kit() == null),
                split(order)));
    }

    /** Whether any of it waits for stock. */
    public static boolean waits(OrderView order) {
        return order.stage() == Stage.OPEN
                && order.lines().stream().anyMatch(line -> line.quantities().backordered() > 0);
    }

    /** At the prices agreed; only an order that ships complete can be split, as long as nothing of it is on a floor. */
    private @Nullable Previewed split(OrderView order) {
        return order.shippingPolicy() == ShippingPolicy.COMPLETE
                        && previewAmendment.handle(splitting(order)) instanceof Previewed previewed
                        && previewed.after().units(Quantities::reserved) > 0
                ? previewed
                : null;
    }

    static AmendOrder.Command splitting(OrderView order) {
        return new AmendOrder.Command(
                order.id(), null, null, null, null, null, ShippingPolicy.PARTIAL, null, true, null);
    }
}
