package dev.baton.fulfilment;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which fulfilment orders a caller sees who sees only a part of the company: of their orders what a site of theirs does. */
@Repository
class FulfilmentGuard implements ScopeGuard {

    private static final String ONE = """
            select fulfilment_id
            from fulfilment.fulfilment_orders
            where tenant_id = :tenant
            """;

    private final FulfilmentQueries fulfilment;

    FulfilmentGuard(FulfilmentQueries fulfilment) {
        this.fulfilment = fulfilment;
    }

    @Override
    public Class<?> of() {
        return FulfilmentOrderId.class;
    }

    @Override
    public String word() {
        return "fulfilment order";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE)
                .where(
                        "fulfilment_id = :asked",
                        "asked",
                        fulfilment.called(name).value())
                .ofOrdersAtSites("order_id", "site");
    }
}
