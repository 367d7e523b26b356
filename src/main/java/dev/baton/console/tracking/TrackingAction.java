package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notifications.OrderTracking;
import java.util.Optional;

/** Something that a customer can do from the public page of an order, such as send something back. Implemented by whoever offers it. */
public interface TrackingAction {

    /** @param icon a name of the sprite */
    record Offer(String label, String href, String icon) {}

    /**
     * Runs as the holder of the link, for the tenant of the order.
     *
     * @param base the address of the page, {@code /t/…}, under which what is offered has its own
     */
    Optional<Offer> offer(OrderTracking order, String base, Ui ui);
}
