package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that nobody gets back more than they paid, credit more than they were charged, or store credit that is not there. */
@Repository
class RefundProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select payments.number || ': ' || parts.amount_minor || ' of ' || payments.amount_minor || ' are given back'
            from (
                select payment_id, sum(amount_minor) as amount_minor
                from billing.refund_parts
                where tenant_id = :tenant
                group by payment_id
            ) parts
            join billing.payments payments on payments.payment_id = parts.payment_id
            where payments.tenant_id = :tenant
            and parts.amount_minor > payments.amount_minor
            union all
            select refunds.number || ' is ' || refunds.amount_minor || ', its parts ' || coalesce(parts.amount_minor, 0)
            from billing.refunds refunds
            left join (
                select refund_id, sum(amount_minor) as amount_minor
                from billing.refund_parts
                where tenant_id = :tenant
                group by refund_id
            ) parts on parts.refund_id = refunds.refund_id
            where refunds.tenant_id = :tenant
            and refunds.amount_minor <> coalesce(parts.amount_minor, 0)
            union all
            select order_number || ' is credited ' || credited_minor || ' of ' || charged_minor || ' and refunded '
                || refunded_minor || ' of ' || paid_minor
            from billing.order_balances_view
            where tenant_id = :tenant
            and (credited_minor > charged_minor or refunded_minor > paid_minor
                or balance_minor <> charged_minor - credited_minor - paid_minor + refunded_minor)
            union all
            select customer || ' has ' || sum(amount_minor) || ' ' || currency || ' of store credit'
            from billing.store_credit_entries
            where tenant_id = :tenant
            group by customer, currency
            having sum(amount_minor) < 0
            union all
            select documents.number || ' moves ' || documents.amount_minor || ' of store credit, its account says '
                || coalesce(entries.amount_minor, 0)
            from (
                select payment_id as document_id, number, -amount_minor as amount_minor
                from billing.payments
                where tenant_id = :tenant
                and method = 'STORE_CREDIT'
                union all
                select refunds.refund_id, refunds.number, sum(parts.amount_minor)
                from billing.refund_parts parts
                join billing.refunds refunds on refunds.tenant_id = parts.tenant_id and refunds.refund_id = parts.refund_id
                where parts.tenant_id = :tenant
                and parts.method = 'STORE_CREDIT'
                group by refunds.refund_id, refunds.number
            ) documents
            left join (
                select document_id, sum(amount_minor) as amount_minor
                from billing.store_credit_entries
                where tenant_id = :tenant
                group by document_id
            ) entries on entries.document_id = documents.document_id
            where documents.amount_minor <> coalesce(entries.amount_minor, 0)
            limit :most
            """;

    RefundProof(Db db) {
        super(
                db,
                "nothing is given back that was not paid, nothing credited that was not charged, and store credit is never overdrawn",
                CONTRADICTIONS);
    }
}
