package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** Proves that no invoice has gone missing. */
@Repository
class InvoiceNumbersProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select number || ' does not follow on '
                || coalesce('INV-' || before, 'INV-' || :start || ', with which the count begins')
            from (
                select number, sequence, lag(sequence) over (order by sequence) as before
                from billing.invoices
                where tenant_id = :tenant
            ) numbered
            where sequence <> coalesce(before, cast(:start as bigint)) + 1
            order by sequence
            limit :most
            """;

    InvoiceNumbersProof(Db db) {
        super(
                db,
                "invoices are numbered from the first on without a gap",
                CONTRADICTIONS,
                Map.of("start", IssueInvoices.COUNTED_FROM));
    }
}
