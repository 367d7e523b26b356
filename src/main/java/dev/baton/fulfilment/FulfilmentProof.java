package dev.baton.fulfilment;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves what the floor says from what the orders say. */
@Repository
class FulfilmentProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select 'order line ' || coalesce(floor.line_id, lines.line_id)::text || ': the floor has '
                || coalesce(floor.to_pick, 0) || ' to pick, ' || coalesce(floor.picked, 0) || ' picked, '
                || coalesce(floor.packed, 0) || ' packed and ' || coalesce(floor.shipped, 0) || ' shipped, the order '
                || coalesce(lines.released, 0) || ', ' || coalesce(lines.picked, 0) || ', ' || coalesce(lines.packed, 0)
                || ' and ' || coalesce(lines.shipped, 0) as contradiction
            from (
                select work.line_id, sum(work.quantity - work.missing - work.picked - work.packed - work.shipped) as to_pick,
                    sum(work.picked) as picked, sum(work.packed) as packed, sum(work.shipped) as shipped
                from fulfilment.lines work
                join fulfilment.fulfilment_orders released
                    on released.tenant_id = work.tenant_id and released.fulfilment_id = work.fulfilment_id
                where work.tenant_id = :tenant
                and released.stage in ('RELEASED', 'CLOSED')
                group by work.line_id
            ) floor
            full join (
                select line_id, released, picked, packed, shipped
                from orders.lines_view
                where tenant_id = :tenant
                and released + picked + packed + shipped > 0
                and not exists (
                    select 1
                    from orders.orders_view past
                    where past.tenant_id = :tenant
                    and past.order_id = lines_view.order_id
                    and past.history
                )
            ) lines on lines.line_id = floor.line_id
            where coalesce(floor.to_pick, 0) <> coalesce(lines.released, 0)
            or coalesce(floor.picked, 0) <> coalesce(lines.picked, 0)
            or coalesce(floor.packed, 0) <> coalesce(lines.packed, 0)
            or coalesce(floor.shipped, 0) <> coalesce(lines.shipped, 0)
            limit :most
            """;

    FulfilmentProof(Db db) {
        super(db, "what the floors have picked, packed and shipped is what the orders say", CONTRADICTIONS);
    }
}
