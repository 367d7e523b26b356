package dev.baton.console.orders;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders that wait for a person: those on hold. */
@Component
@WithinScope
class OrdersWaiting implements WaitingWork {

    private static final OrderFilter ON_HOLD = OrderFilter.in(List.of(OrderStatus.ON_HOLD), OrderFilter.Sort.NEWEST);

    private final OrderQueries orders;

    OrdersWaiting(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        return Caller.current().may("orders:read")
                ? Map.of(Navigation.Entry.ORDERS, orders.count(ON_HOLD).number())
                : Map.of();
    }
}
