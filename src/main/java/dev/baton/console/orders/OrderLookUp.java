package dev.baton.console.orders;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.security.Within;
import org.springframework.stereotype.Component;

/** The order that an address or a form names: by its number, as people do, or by its id, as programs do; of those the reader sees. */
@Component
public class OrderLookUp {

    private final Within within;
    private final OrderQueries orders;

    OrderLookUp(OrderQueries orders, Within within) {
        this.within = within;
        this.orders = orders;
    }

    public OrderView get(String name) {
        return orders.get(id(name));
    }

    public OrderId id(String name) {
        var id = orders.called(name);
        within.require(OrderId.class, id);
        return id;
    }
}
