package dev.baton.fraud;

import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Has orders judged once they are placed, when their names may have changed, and when they are over. Who takes off the hold by hand
 * has decided.
 */
@Component("fraud.FraudListener")
class FraudListener implements Listener<OrderEvent> {

    private final AssessOrders assessOrders;
    private final AcceptOrder acceptOrder;

    FraudListener(AssessOrders assessOrders, AcceptOrder acceptOrder) {
        this.assessOrders = assessOrders;
        this.acceptOrder = acceptOrder;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return Set.of(
                OrderPlaced.class, OrderAmended.class, HoldReleased.class, UnitsCancelled.class, OrderClosed.class);
    }

    @Override
    public void on(List<OrderEvent> events) {
        var orders = new TreeSet<OrderId>();
        for (var event : events) {
            if (!(event instanceof HoldReleased released)) {
                orders.add(event.order());
            } else if (released.reason() == HoldReason.FRAUD) {
                acceptOrder.released(event.order());
                orders.add(event.order());
            }
        }
        assessOrders.handle(orders);
    }
}
