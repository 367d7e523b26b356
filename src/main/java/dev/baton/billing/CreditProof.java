package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that credits follow invoices: never more units than were billed, and all of them for exactly what they were billed at. */
@Repository
class CreditProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select invoices.number || ' line ' || lines.line_number || ': ' || credited.quantity || ' of ' || lines.quantity
                || ' units are credited for ' || credited.total_minor || ' of ' || lines.total_minor
            from (
                select invoice_id, line_id, sum(quantity) as quantity, sum(shipping_units) as shipping_units,
                    sum(gross_minor) as gross_minor, sum(tax_minor) as tax_minor, sum(total_minor) as total_minor
                from billing.credit_memo_lines
                where tenant_id = :tenant
                group by invoice_id, line_id
            ) credited
            join billing.invoice_lines lines on lines.invoice_id = credited.invoice_id and lines.line_id = credited.line_id
            join billing.invoices invoices on invoices.tenant_id = lines.tenant_id and invoices.invoice_id = lines.invoice_id
            where lines.tenant_id = :tenant
            and (
                credited.quantity > lines.quantity
                or credited.total_minor > lines.total_minor
                or (credited.quantity = lines.quantity and credited.gross_minor <> lines.gross_minor)
                or (credited.shipping_units = lines.quantity
                    and (credited.total_minor, credited.tax_minor) <> (lines.total_minor, lines.tax_minor))
            )
            union all
            select memos.number || ' says ' || memos.total_minor || ', its lines and deductions '
                || coalesce(lines.total_minor, 0) + memos.flat_minor - coalesce(deductions.amount_minor, 0)
            from billing.credit_memos memos
            left join (
                select memo_id, sum(total_minor) as total_minor
                from billing.credit_memo_lines
                where tenant_id = :tenant
                group by memo_id
            ) lines on lines.memo_id = memos.memo_id
            left join (
                select memo_id, sum(amount_minor) as amount_minor
                from billing.credit_memo_deductions
                where tenant_id = :tenant
                group by memo_id
            ) deductions on deductions.memo_id = memos.memo_id
            where memos.tenant_id = :tenant
            and memos.total_minor
                <> coalesce(lines.total_minor, 0) + memos.flat_minor - coalesce(deductions.amount_minor, 0)
            limit :most
            """;

    CreditProof(Db db) {
        super(
                db,
                "no unit is credited twice, a line credited whole is credited for exactly what it was billed at, and every credit"
                        + " memo is the sum of its parts",
                CONTRADICTIONS);
    }
}
