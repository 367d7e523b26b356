package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that customers are asked for what was shipped to them and no more, and for all of it in the end. */
@Repository
class InvoicedProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select accounts.order_number || ' line ' || lines.line_number || ': ' || invoiced.quantity || ' of '
                || lines.ordered || ' units are invoiced for ' || invoiced.total_minor || ' of ' || lines.total_minor || ', '
                || lines.shipped || ' have shipped'
            from (
                select order_id, line_id, sum(quantity) as quantity, sum(total_minor) as total_minor
                from billing.invoice_lines
                where tenant_id = :tenant
                group by order_id, line_id
            ) invoiced
            join billing.accounts accounts on accounts.order_id = invoiced.order_id
            join orders.lines_view lines on lines.order_id = invoiced.order_id and lines.line_id = invoiced.line_id
            where accounts.tenant_id = :tenant
            and lines.tenant_id = :tenant
            and (
                invoiced.quantity > lines.shipped
                or invoiced.total_minor > lines.total_minor
                or (invoiced.quantity = lines.ordered and invoiced.total_minor <> lines.total_minor)
            )
            limit :most
            """;

    InvoicedProof(Db db) {
        super(
                db,
                "no line is invoiced for more than has shipped of it, and a line that has shipped whole for exactly what it costs",
                CONTRADICTIONS);
    }
}
