package dev.baton.console.orders;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The order that an address names: by its number, as people do, or by its id, as programs do. */
@Component
public class OrderLookUp {

    private final OrderQueries orders;

    OrderLookUp(OrderQueries orders) {
        this.orders = orders;
    }

    public OrderView get(String name) {
        return orders.get(id(name));
    }

    public OrderId id(String name) {
        var asked = name.strip();
        return orders.byNumber(asked.toUpperCase(Locale.ROOT)).orElseGet(() -> OrderId.of(asked));
    }
}
