package dev.baton.shipping;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderNames;
import dev.baton.platform.data.Db;
import java.util.Collection;
import java.util.Locale;
import org.springframework.stereotype.Repository;

/** Orders by the tracking number of a package. */
@Repository
class TrackedOrders implements OrderNames {

    private static final String BY_TRACKING_NUMBER = """
            select distinct shipments.order_id
            from shipping.packages
            join shipping.shipments
                on shipments.tenant_id = packages.tenant_id and shipments.shipment_id = packages.shipment_id
            where packages.tenant_id = :tenant
            and packages.tracking_number = :name
            limit 20
            """;

    private final Db db;

    TrackedOrders(Db db) {
        this.db = db;
    }

    @Override
    public Collection<OrderId> orders(String name) {
        return db.sql(BY_TRACKING_NUMBER)
                .param("name", name.toUpperCase(Locale.ROOT))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list();
    }
}
