package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.SubstitutionQueries;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks what to do about units that wait, as long as something was offered for them and they do. */
@Component
@Order(0)
class SubstituteOffer implements TrackingAction {

    private final OrderQueries orders;
    private final SubstitutionQueries substitutions;

    SubstituteOffer(OrderQueries orders, SubstitutionQueries substitutions) {
        this.orders = orders;
        this.substitutions = substitutions;
    }

    @Override
    public Optional<Offer> offer(OrderTracking order, String base, Ui ui) {
        return substitutions
                .open(orders.get(order.order()))
                .map(_ -> new Offer(ui.t("substitute.offer"), base + "/substitute", "arrows-exchange"));
    }
}
