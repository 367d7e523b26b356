package dev.baton.inventory;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves the balances from the ledger and the reservations. */
@Repository
class StockProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select coalesce(balances.sku, summed.sku) || ' at ' || coalesce(balances.site, summed.site)
                || ': the balance says ' || coalesce(balances.on_hand, 0) || ' on hand and '
                || coalesce(balances.reserved, 0) || ' reserved, the ledger sums to ' || coalesce(summed.on_hand, 0)
                || ' and the reservations to ' || coalesce(summed.reserved, 0) as contradiction
            from (
                select sku, site, on_hand, reserved
                from inventory.balances
                where tenant_id = :tenant
            ) balances
            full join (
                select sku, site, sum(on_hand)::bigint as on_hand, sum(reserved)::bigint as reserved
                from (
                    select sku, site, quantity as on_hand, 0 as reserved
                    from inventory.ledger
                    where tenant_id = :tenant
                    union all
                    select sku, site, 0, quantity
                    from inventory.reservations
                    where tenant_id = :tenant
                ) parts
                group by sku, site
            ) summed on summed.sku = balances.sku and summed.site = balances.site
            where coalesce(balances.on_hand, 0) <> coalesce(summed.on_hand, 0)
            or coalesce(balances.reserved, 0) <> coalesce(summed.reserved, 0)
            limit :most
            """;

    StockProof(Db db) {
        super(
                db,
                "what is on hand is the sum of its ledger, and what is reserved is the sum of its reservations",
                CONTRADICTIONS);
    }
}
