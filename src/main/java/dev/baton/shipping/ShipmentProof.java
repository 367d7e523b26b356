package dev.baton.shipping;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that what left and arrived with shipments has left and arrived on their orders. */
@Repository
class ShipmentProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select 'order ' || lines.order_id || ' line ' || lines.line_number || ' (' || lines.sku || '): shipments carried '
                || gone.shipped || ' away and delivered ' || gone.delivered || ', the order says '
                || lines.shipped || ' and ' || lines.delivered as contradiction
            from (
                select shipments.order_id, package_lines.line_id, sum(package_lines.quantity) as shipped,
                    coalesce(sum(package_lines.quantity) filter (where shipments.delivered_at is not null), 0) as delivered
                from shipping.shipments
                join shipping.package_lines on package_lines.tenant_id = shipments.tenant_id
                    and package_lines.shipment_id = shipments.shipment_id
                where shipments.tenant_id = :tenant
                and shipments.dispatched_at is not null
                group by shipments.order_id, package_lines.line_id
            ) gone
            join orders.lines_view lines on lines.order_id = gone.order_id and lines.line_id = gone.line_id
            where lines.tenant_id = :tenant
            and (gone.shipped > lines.shipped or gone.delivered > lines.delivered)
            limit :most
            """;

    ShipmentProof(Db db) {
        super(
                db,
                "every unit that left or arrived with a shipment is shipped or delivered on its order",
                CONTRADICTIONS);
    }
}
