package dev.baton.fulfilment;

import dev.baton.orders.OrderEvent;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps the fulfilment orders in line with what their orders want of each site.
 *
 * <p>It looks at what is, and not at what has happened: the same news twice, or late, changes nothing.
 */
@Component
class OrderListener implements Listener<OrderEvent> {

    private final FulfilmentSync sync;

    OrderListener(FulfilmentSync sync) {
        this.sync = sync;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return Set.of(
                OrderEvent.OrderPlaced.class,
                OrderEvent.OrderHeld.class,
                OrderEvent.HoldReleased.class,
                OrderEvent.OrderAmended.class,
                OrderEvent.UnitsCancelled.class,
                OrderEvent.BackorderFilled.class,
                OrderEvent.PromiseChanged.class,
                OrderEvent.UnitsShort.class);
    }

    @Override
    public void on(List<OrderEvent> events) {
        sync.keepInLine(events.stream().map(OrderEvent::order).collect(Collectors.toSet()));
    }
}
