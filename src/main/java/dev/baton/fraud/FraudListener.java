package dev.baton.fraud;

import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderClosed;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Has orders judged once they are placed, when their names may have changed, and when they are over. Who takes off the hold by hand
 * has decided.
 */
@Component("fraud.FraudListener")
class FraudListener implements Listener<OrderEvent> {

    private final FraudPolicies policies;
    private final AssessOrders assessOrders;
    private final AcceptOrder acceptOrder;

    FraudListener(FraudPolicies policies, AssessOrders assessOrders, AcceptOrder acceptOrder) {
        this.policies = policies;
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
        if (!policies.read().enabled()) {
            return;
        }
        events.stream()
                .filter(event -> event instanceof HoldReleased released && released.reason() == HoldReason.FRAUD)
                .forEach(event -> acceptOrder.released(event.order()));
        assessOrders.handle(events.stream()
                .filter(event -> !(event instanceof HoldReleased released) || released.reason() == HoldReason.FRAUD)
                .map(OrderEvent::order)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
