package dev.baton.orders;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that orders taken over from before are over, and touched nothing here. */
@Repository
class PastProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select 'order ' || past.number || ' is history and ' || past.stage || ', with '
                || (select count(*)
                    from orders.allocations
                    where allocations.tenant_id = :tenant
                    and allocations.order_id = past.order_id)
                || ' allocations and '
                || (select count(*)
                    from inventory.reservations_view
                    where reservations_view.tenant_id = :tenant
                    and reservations_view.claim_id = past.order_id)
                || ' reservations' as contradiction
            from orders.orders past
            where past.tenant_id = :tenant
            and past.history
            and (
                past.stage = 'OPEN'
                or exists (
                    select 1
                    from orders.allocations
                    where allocations.tenant_id = :tenant
                    and allocations.order_id = past.order_id
                )
                or exists (
                    select 1
                    from inventory.reservations_view
                    where reservations_view.tenant_id = :tenant
                    and reservations_view.claim_id = past.order_id
                )
            )
            limit :most
            """;

    PastProof(Db db) {
        super(db, "what is history is over, and has neither stock nor a claim to any", CONTRADICTIONS);
    }
}
