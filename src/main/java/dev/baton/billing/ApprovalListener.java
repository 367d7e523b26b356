package dev.baton.billing;

import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whatever may have an order wait for a second person, or wait no longer, has its approvals looked at. */
@Component("billing.ApprovalListener")
class ApprovalListener implements Listener<OrderEvent> {

    private final KeepApprovals keepApprovals;

    ApprovalListener(KeepApprovals keepApprovals) {
        this.keepApprovals = keepApprovals;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return Set.of(OrderPlaced.class, OrderAmended.class, HoldReleased.class, UnitsCancelled.class);
    }

    @Override
    public String name() {
        return "billing.ApprovalListener";
    }

    @Override
    public void on(List<OrderEvent> events) {
        keepApprovals.handle(events.stream().map(OrderEvent::order).collect(Collectors.toSet()));
    }
}
