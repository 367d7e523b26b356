package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that the ledger says what the documents say, and nothing else. */
@Repository
class LedgerProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select coalesce(documents.number, ledger.document_number) || ': the document says '
                || coalesce(documents.amount_minor::text, 'nothing') || ', the ledger '
                || coalesce(ledger.amount_minor::text, 'nothing')
            from (
                select 'CHARGE' as kind, invoice_id as document_id, order_id, number, total_minor as amount_minor, currency
                from billing.invoices
                where tenant_id = :tenant
                union all
                select 'PAYMENT', payment_id, order_id, number, -amount_minor, currency
                from billing.payments
                where tenant_id = :tenant
                union all
                select 'CREDIT', memo_id, order_id, number, -total_minor, currency
                from billing.credit_memos
                where tenant_id = :tenant
                union all
                select 'REFUND', refund_id, order_id, number, amount_minor, currency
                from billing.refunds
                where tenant_id = :tenant
            ) documents
            full join (
                select kind, document_id, order_id, document_number, sum(amount_minor)::bigint as amount_minor, currency
                from billing.ledger
                where tenant_id = :tenant
                group by kind, document_id, order_id, document_number, currency
            ) ledger on ledger.document_id = documents.document_id and ledger.kind = documents.kind
            where (documents.order_id, documents.number, documents.amount_minor, documents.currency)
                is distinct from (ledger.order_id, ledger.document_number, ledger.amount_minor, ledger.currency)
            limit :most
            """;

    LedgerProof(Db db) {
        super(
                db,
                "every invoice, credit memo, payment and refund stands once in the ledger of money, and nothing else does",
                CONTRADICTIONS);
    }
}
