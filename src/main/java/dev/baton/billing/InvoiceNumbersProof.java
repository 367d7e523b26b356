package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.Proof;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Proves that no invoice has gone missing. */
@Repository
class InvoiceNumbersProof implements Proof {

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

    private final Db db;

    InvoiceNumbersProof(Db db) {
        this.db = db;
    }

    @Override
    public String claim() {
        return "invoices are numbered from the first on without a gap";
    }

    @Override
    public List<String> contradictions(int most) {
        return db.sql(CONTRADICTIONS)
                .param("start", IssueInvoices.COUNTED_FROM)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
