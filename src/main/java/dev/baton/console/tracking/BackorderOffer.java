package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import dev.baton.orders.BackorderQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.SubstitutionQueries;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks what to do about units that wait, unless something else is offered for them and asks that already. */
@Component
@Order(0)
class BackorderOffer implements TrackingAction {

    private final OrderQueries orders;
    private final SubstitutionQueries substitutions;

    BackorderOffer(OrderQueries orders, SubstitutionQueries substitutions) {
        this.orders = orders;
        this.substitutions = substitutions;
    }

    @Override
    public Optional<Offer> offer(OrderTracking order, String base, Ui ui) {
        var read = orders.get(order.order());
        return BackorderQueries.waits(read) && substitutions.open(read).isEmpty()
                ? Optional.of(new Offer(ui.t("backorder.offer"), base + "/backorder", "hourglass"))
                : Optional.empty();
    }
}
