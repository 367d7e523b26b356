package dev.baton.shipping;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which shipments are wanted; null is any.
 *
 * @param queue where it waits for somebody
 * @param text a shipment, order or tracking number, or part of the customer's name
 * @param from created then or later
 * @param until created before
 */
public record ShipmentFilter(
        @Nullable OrderId order,
        @Nullable SiteCode site,
        @Nullable ShipmentQueue queue,
        @Nullable ShipmentStatus status,
        @Nullable PurchaseState purchase,
        @Nullable String carrier,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final ShipmentFilter ALL = new ShipmentFilter(null, null, null, null, null, null, null, null, null);

    public static ShipmentFilter ofOrder(OrderId order) {
        return new ShipmentFilter(order, null, null, null, null, null, null, null, null);
    }
}
