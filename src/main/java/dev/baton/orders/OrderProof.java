package dev.baton.orders;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that the units of orders, their allocations and inventory's reservations tell the same story. */
@Repository
class OrderProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select 'order ' || orders.number || ' line ' || lines.line_number || ' (' || lines.sku || '): '
                || (lines.reserved + lines.released + lines.picked + lines.packed) || ' units stand to be shipped, '
                || coalesce(reserved.quantity, 0) || ' are reserved in inventory, '
                || coalesce(allocated.quantity, 0) || ' are allocated of '
                || (lines.ordered - lines.cancelled - lines.backordered) as contradiction
            from orders.lines
            join orders.orders on orders.tenant_id = lines.tenant_id and orders.order_id = lines.order_id
            left join (
                select claim_id, line_id, sum(quantity) as quantity
                from inventory.reservations_view
                where tenant_id = :tenant
                group by claim_id, line_id
            ) reserved on reserved.claim_id = lines.order_id and reserved.line_id = lines.line_id
            left join (
                select order_id, line_id, sum(quantity) as quantity
                from orders.allocations
                where tenant_id = :tenant
                group by order_id, line_id
            ) allocated on allocated.order_id = lines.order_id and allocated.line_id = lines.line_id
            where lines.tenant_id = :tenant
            and not orders.history
            and (
                lines.reserved + lines.released + lines.picked + lines.packed <> coalesce(reserved.quantity, 0)
                or lines.ordered - lines.cancelled - lines.backordered <> coalesce(allocated.quantity, 0)
            )
            limit :most
            """;

    OrderProof(Db db) {
        super(
                db,
                "every unit that an order has been given is allocated at a site and reserved in its stock until it ships",
                CONTRADICTIONS);
    }
}
