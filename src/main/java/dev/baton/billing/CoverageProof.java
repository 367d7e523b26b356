package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that what invoices say is still open is what their orders owe. */
@Repository
class CoverageProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select balances.order_number || ' owes ' || balances.balance_minor || ', its invoices say ' || invoices.open_minor
            from billing.order_balances_view balances
            join (
                select order_id, sum(open_minor) as open_minor
                from billing.invoices_view
                where tenant_id = :tenant
                group by order_id
            ) invoices on invoices.order_id = balances.order_id
            where balances.tenant_id = :tenant
            and invoices.open_minor <> greatest(0, balances.balance_minor)
            limit :most
            """;

    CoverageProof(Db db) {
        super(db, "what the invoices of an order say is open is what the order owes", CONTRADICTIONS);
    }
}
