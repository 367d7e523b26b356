package dev.baton.console.orders;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The order that an address names: by its number, as people do, or by its id, as programs do. */
@Component
class OrderLookUp {

    private final OrderQueries orders;

    OrderLookUp(OrderQueries orders) {
        this.orders = orders;
    }

    OrderView get(String name) {
        return orders.get(orders.byNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> OrderId.of(name)));
    }
}
