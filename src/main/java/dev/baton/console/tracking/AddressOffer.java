package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import dev.baton.orders.OrderQueries;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks for the right address, as long as the order waits for it and nothing of it is on a floor. */
@Component
@Order(0)
class AddressOffer implements TrackingAction {

    private final OrderQueries orders;

    AddressOffer(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public Optional<Offer> offer(OrderTracking order, String base, Ui ui) {
        return orders.get(order.order()).waitsForAddress()
                ? Optional.of(new Offer(ui.t("correction.offer"), base + "/address", "map-pin"))
                : Optional.empty();
    }
}
