package dev.baton.orders;

import dev.baton.catalog.UnitOfMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Places an order again: what was ordered then, for the same customer to the same address, at today's prices, discounts, stock
 * and promise. Discount codes and dates of the old order are not carried over, and prices by hand only those of guests, whom no
 * price list serves.
 */
@Service
public class Reorder {

    /** @param idempotencyKey under which the new order is placed once, however often it is asked for */
    public record Command(
            OrderId order,
            @Nullable String externalReference,
            @Nullable String idempotencyKey) {}

    private final OrderQueries orders;
    private final PlaceOrder placeOrder;

    Reorder(OrderQueries orders, PlaceOrder placeOrder) {
        this.orders = orders;
        this.placeOrder = placeOrder;
    }

    public PlaceOrder.Outcome handle(Command command) {
        var order = orders.get(command.order());
        return placeOrder.handle(new PlaceOrder.Command(
                order.channel(),
                command.externalReference(),
                order.customer(),
                order.shipTo(),
                order.wanted(Quantities::ordered).stream()
                        .map(wanted -> new PlaceOrder.Line(
                                wanted.sku(),
                                wanted.quantity(),
                                UnitOfMeasure.EACH,
                                order.customer() == null ? wanted.priceByHand().orElse(null) : null))
                        .toList(),
                null,
                null,
                null,
                order.shippingPolicy(),
                order.shippingService(),
                order.currency(),
                List.of(),
                List.of(),
                command.idempotencyKey()));
    }
}
