package dev.baton.returns;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that orders and returns agree on how much has come back, and that nothing comes back that has not left. */
@Repository
class ReturnedOfOrdersProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select 'line ' || told.line_id || ' (' || told.sku || '): the order says ' || told.returned || ' of '
                || told.shipped || ' came back, returns say ' || told.received || ' and let '
                || told.kept || ' be kept' as contradiction
            from (
                select order_lines.line_id, order_lines.sku, order_lines.shipped, order_lines.returned,
                    coalesce(sum(lines.received), 0)::bigint as received,
                    coalesce(sum(lines.quantity) filter (where returns.keeps_goods
                        and returns.state in ('APPROVED', 'CLOSED')), 0)::bigint as kept
                from orders.lines_view order_lines
                left join returns.lines on lines.tenant_id = order_lines.tenant_id
                    and lines.order_line = order_lines.line_id
                left join returns.returns on returns.tenant_id = lines.tenant_id
                    and returns.return_id = lines.return_id
                where order_lines.tenant_id = :tenant
                and (order_lines.returned > 0 or lines.return_id is not null)
                group by order_lines.line_id, order_lines.sku, order_lines.shipped, order_lines.returned
            ) told
            where told.returned <> told.received
            or told.received + told.kept > told.shipped
            limit :most
            """;

    ReturnedOfOrdersProof(Db db) {
        super(db, "what came back of an order is what returns brought, and never more than has left", CONTRADICTIONS);
    }
}
