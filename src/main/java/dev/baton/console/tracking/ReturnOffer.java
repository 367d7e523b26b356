package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.Returnable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Offers to send something back, once something has arrived or left that can be. */
@Component
class ReturnOffer implements TrackingAction {

    private final ReturnQueries returns;

    ReturnOffer(ReturnQueries returns) {
        this.returns = returns;
    }

    @Override
    public Optional<Offer> offer(OrderTracking order, String base, Ui ui) {
        return order.shipments().isEmpty()
                        || returns.returnable(order.order()).lines().stream().noneMatch(ReturnOffer::isPossible)
                ? Optional.empty()
                : Optional.of(new Offer(ui.t("returns.public.offer"), base + "/return", "truck-return"));
    }

    static boolean isPossible(Returnable.Line line) {
        return line.possible() > 0 && line.delivered();
    }
}
