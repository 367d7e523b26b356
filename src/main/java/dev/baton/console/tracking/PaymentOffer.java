package dev.baton.console.tracking;

import dev.baton.billing.PayOnline;
import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks for another card, as long as the first one failed and nothing else covers the order. */
@Component
@Order(0)
class PaymentOffer implements TrackingAction {

    private final PayOnline payOnline;

    PaymentOffer(PayOnline payOnline) {
        this.payOnline = payOnline;
    }

    @Override
    public Optional<Offer> offer(OrderTracking order, String base, Ui ui) {
        return payOnline.due(order.order()).map(_ -> new Offer(ui.t("paying.offer"), base + "/pay", "credit-card"));
    }
}
