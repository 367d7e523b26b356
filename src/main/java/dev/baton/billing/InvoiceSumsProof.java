package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that invoices add up. That net, shipping and tax make the total is a constraint of the table. */
@Repository
class InvoiceSumsProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select invoices.number || ' asks for ' || invoices.total_minor || ' with ' || invoices.tax_minor
                || ' of tax; its lines sum to ' || coalesce(lines.total_minor, 0) || ' with ' || coalesce(lines.tax_minor, 0)
                || ', its taxes to ' || coalesce(taxes.amount_minor, 0)
            from billing.invoices invoices
            left join (
                select invoice_id, sum(gross_minor) as gross_minor, sum(discount_minor) as discount_minor,
                    sum(net_minor) as net_minor, sum(shipping_minor) as shipping_minor, sum(tax_minor) as tax_minor,
                    sum(total_minor) as total_minor
                from billing.invoice_lines
                where tenant_id = :tenant
                group by invoice_id
            ) lines on lines.invoice_id = invoices.invoice_id
            left join (
                select invoice_id, sum(amount_minor) as amount_minor
                from billing.invoice_taxes
                where tenant_id = :tenant
                group by invoice_id
            ) taxes on taxes.invoice_id = invoices.invoice_id
            where invoices.tenant_id = :tenant
            and (
                invoices.gross_minor <> coalesce(lines.gross_minor, 0)
                or invoices.discount_minor <> coalesce(lines.discount_minor, 0)
                or invoices.net_minor <> coalesce(lines.net_minor, 0)
                or invoices.shipping_minor <> coalesce(lines.shipping_minor, 0)
                or invoices.tax_minor <> coalesce(lines.tax_minor, 0)
                or invoices.total_minor <> coalesce(lines.total_minor, 0)
                or invoices.tax_minor <> coalesce(taxes.amount_minor, 0)
            )
            order by invoices.sequence
            limit :most
            """;

    InvoiceSumsProof(Db db) {
        super(db, "every invoice is the sum of its lines, and its tax the sum of its taxes", CONTRADICTIONS);
    }
}
