package dev.baton.inventory;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.Proof;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Proves the balances from the ledger and the reservations. */
@Repository
class StockProof implements Proof {

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

    private final Db db;

    StockProof(Db db) {
        this.db = db;
    }

    @Override
    public String claim() {
        return "what is on hand is the sum of its ledger, and what is reserved is the sum of its reservations";
    }

    @Override
    public List<String> contradictions(int most) {
        return db.sql(CONTRADICTIONS)
                .param("most", most)
                .query((row, _) -> row.getString("contradiction"))
                .list();
    }
}
