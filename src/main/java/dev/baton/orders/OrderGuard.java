package dev.baton.orders;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which orders a caller sees who sees only a part of the company. */
@Repository
class OrderGuard implements ScopeGuard {

    private static final String ONE = """
            select order_id
            from orders.orders
            where tenant_id = :tenant
            """;

    private final OrderQueries orders;

    OrderGuard(OrderQueries orders) {
        this.orders = orders;
    }

    @Override
    public Class<?> of() {
        return OrderId.class;
    }

    @Override
    public String word() {
        return "order";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE)
                .where("order_id = :asked", "asked", orders.called(name).value())
                .ofOrders("order_id");
    }
}
