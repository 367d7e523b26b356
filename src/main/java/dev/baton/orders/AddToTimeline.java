package dev.baton.orders;

import dev.baton.platform.UseCase;
import java.time.Instant;

/** Lets a capability above add to what people see of an order: shipped, delivered, invoiced, paid. */
@UseCase
public class AddToTimeline {

    private final OrderTimeline timeline;

    AddToTimeline(OrderTimeline timeline) {
        this.timeline = timeline;
    }

    /** @param type past tense, such as {@code InvoiceIssued}; screens translate it */
    public void handle(OrderId order, String type, Object data, Instant at) {
        timeline.add(order, type, data, at);
    }
}
