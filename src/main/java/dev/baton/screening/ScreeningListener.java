package dev.baton.screening;

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
 * Has orders looked at once they are placed, when their names may have changed, and when they are over. A hold that somebody took off
 * without telling the two apart comes back: that is decided on the worklist, and remembered.
 */
@Component("screening.ScreeningListener")
class ScreeningListener implements Listener<OrderEvent> {

    private final Parties parties;
    private final ScreenOrders screenOrders;

    ScreeningListener(Parties parties, ScreenOrders screenOrders) {
        this.parties = parties;
        this.screenOrders = screenOrders;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return Set.of(
                OrderPlaced.class, OrderAmended.class, HoldReleased.class, UnitsCancelled.class, OrderClosed.class);
    }

    @Override
    public void on(List<OrderEvent> events) {
        if (!parties.any()) {
            return;
        }
        screenOrders.handle(events.stream()
                .filter(event ->
                        !(event instanceof HoldReleased released) || released.reason() == HoldReason.DENIED_PARTY)
                .map(OrderEvent::order)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
