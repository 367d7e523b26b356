package dev.baton.console.orders;

import dev.baton.console.Finder;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds orders by number, reference, customer, mail, telephone, city, postcode or item, the newest first. */
@Component
@WithinScope
class OrderFinder implements Finder {

    private final OrderQueries orders;

    OrderFinder(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("orders:read")) {
            return List.of();
        }
        return orders.list(OrderFilter.named(words), PageRequest.first(limit)).data().stream()
                .map(order -> new Hit(
                        "orders.kind",
                        "shopping-cart",
                        order.number(),
                        order.customerName(),
                        "/orders/" + order.number()))
                .toList();
    }
}
