package dev.baton.orders;

import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When something becomes of an order, what it is held for under a condition is looked at again. */
@Component("orders.HeldOrderListener")
class HeldOrderListener implements Listener<OrderEvent> {

    private final ReleaseWhenTrue releaseWhenTrue;

    HeldOrderListener(ReleaseWhenTrue releaseWhenTrue) {
        this.releaseWhenTrue = releaseWhenTrue;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return OrderEvent.WHAT_STOPS_OR_FREES;
    }

    @Override
    public void on(List<OrderEvent> events) {
        releaseWhenTrue.handle(events.stream().map(OrderEvent::order).collect(Collectors.toCollection(TreeSet::new)));
    }
}
