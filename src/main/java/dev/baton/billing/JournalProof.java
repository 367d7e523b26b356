package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that the books are in balance, and say of every order what its ledger says. */
@Repository
class JournalProof extends SqlProof {

    /** The journal is worked out from all documents, so it is read once. */
    private static final String CONTRADICTIONS = """
            with journal as materialized (
                select document_id, kind, part, order_id, account, amount_minor
                from billing.journal_view
                where tenant_id = :tenant
            )
            select entries.document_number || ' (' || entries.kind || ') is off by ' || coalesce(postings.amount_minor::text, 'all')
            from billing.journal_entries_view entries
            left join (
                select document_id, kind, part, sum(amount_minor) as amount_minor
                from journal
                group by document_id, kind, part
            ) postings
                on postings.document_id = entries.document_id
                and postings.kind = entries.kind
                and postings.part = entries.part
            where entries.tenant_id = :tenant
            and coalesce(postings.amount_minor, 0) <> 0
            union all
            select balances.order_number || ' owes ' || balances.balance_minor || ' by the ledger and '
                || coalesce(postings.amount_minor, 0) || ' by the journal'
            from billing.order_balances_view balances
            left join (
                select order_id, sum(amount_minor) as amount_minor
                from journal
                where account in ('RECEIVABLE', 'DEPOSITS')
                group by order_id
            ) postings on postings.order_id = balances.order_id
            where balances.tenant_id = :tenant
            and balances.balance_minor <> coalesce(postings.amount_minor, 0)
            union all
            select 'store credit of ' || coalesce(credit.amount_minor, 0) || ' by the journal, '
                || coalesce(accounts.amount_minor, 0) || ' by the customers'' accounts'
            from (
                select sum(amount_minor) as amount_minor
                from journal
                where account = 'STORE_CREDIT'
            ) credit
            cross join (
                select sum(amount_minor) as amount_minor
                from billing.store_credit_entries
                where tenant_id = :tenant
            ) accounts
            where coalesce(credit.amount_minor, 0) <> -coalesce(accounts.amount_minor, 0)
            limit :most
            """;

    JournalProof(Db db) {
        super(
                db,
                "every journal entry balances, and the journal agrees with the ledger and with store credit",
                CONTRADICTIONS);
    }
}
