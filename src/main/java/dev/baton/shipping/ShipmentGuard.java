package dev.baton.shipping;

import dev.baton.platform.data.ListQuery;
import dev.baton.platform.security.ScopeGuard;
import org.springframework.stereotype.Repository;

/** Which shipments a caller sees who sees only a part of the company: of their orders what a site of theirs sent. */
@Repository
class ShipmentGuard implements ScopeGuard {

    private static final String ONE = """
            select shipment_id
            from shipping.shipments
            where tenant_id = :tenant
            """;

    private final ShipmentQueries shipments;

    ShipmentGuard(ShipmentQueries shipments) {
        this.shipments = shipments;
    }

    @Override
    public Class<?> of() {
        return ShipmentId.class;
    }

    @Override
    public String word() {
        return "shipment";
    }

    @Override
    public ListQuery named(String name) {
        return new ListQuery(ONE)
                .where("shipment_id = :asked", "asked", shipments.called(name).value())
                .ofOrdersAtSites("order_id", "site");
    }
}
