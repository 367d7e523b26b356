package dev.baton.returns;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that what returns put back on the shelves is what the stock ledger took in for them. */
@Repository
class RestockedProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select sku || ' at ' || site || ' by return ' || cause || ': ' || sum(restocked) || ' were put back, '
                || sum(taken) || ' came into stock' as contradiction
            from (
                select sku, site, return_id::text as cause, quantity as restocked, 0 as taken
                from returns.ledger
                where tenant_id = :tenant
                and disposition = 'RESTOCK'
                union all
                select sku, site, document_id, 0, quantity
                from inventory.returned_view
                where tenant_id = :tenant
            ) told
            group by sku, site, cause
            having sum(restocked) <> sum(taken)
            limit :most
            """;

    RestockedProof(Db db) {
        super(db, "what returns put back on the shelves is what came into stock because of them", CONTRADICTIONS);
    }
}
