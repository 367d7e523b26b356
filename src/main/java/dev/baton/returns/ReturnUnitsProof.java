package dev.baton.returns;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves where returned units stand from their ledger, and that each of them stands in one place. */
@Repository
class ReturnUnitsProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select returns.number || ' line ' || told.line_number || ': ' || told.received || ' units were received, '
                || told.came || ' came by the ledger, ' || told.stand || ' stand somewhere; in ' || told.wrong
                || ' places other than the ledger says' as contradiction
            from (
                select lines.tenant_id, lines.return_id, lines.line_number, lines.received,
                    (
                        select coalesce(sum(ledger.quantity), 0)::bigint
                        from returns.ledger
                        where ledger.tenant_id = lines.tenant_id
                        and ledger.return_id = lines.return_id
                        and ledger.line_number = lines.line_number
                        and ledger.was is null
                    ) as came,
                    (
                        select coalesce(sum(holdings.quantity), 0)::bigint
                        from returns.holdings
                        where holdings.tenant_id = lines.tenant_id
                        and holdings.return_id = lines.return_id
                        and holdings.line_number = lines.line_number
                    ) as stand,
                    (
                        select count(*)
                        from (
                            select sku, disposition, grade, sum(quantity) as quantity
                            from (
                                select sku, disposition, grade, quantity
                                from returns.ledger
                                where ledger.tenant_id = lines.tenant_id
                                and ledger.return_id = lines.return_id
                                and ledger.line_number = lines.line_number
                                union all
                                select sku, was, was_graded, -quantity
                                from returns.ledger
                                where ledger.tenant_id = lines.tenant_id
                                and ledger.return_id = lines.return_id
                                and ledger.line_number = lines.line_number
                                and ledger.was is not null
                                union all
                                select sku, disposition, grade, -quantity
                                from returns.holdings
                                where holdings.tenant_id = lines.tenant_id
                                and holdings.return_id = lines.return_id
                                and holdings.line_number = lines.line_number
                            ) steps
                            group by sku, disposition, grade
                        ) places
                        where places.quantity <> 0
                    ) as wrong
                from returns.lines
                where lines.tenant_id = :tenant
            ) told
            join returns.returns on returns.tenant_id = told.tenant_id and returns.return_id = told.return_id
            where told.received <> told.came
            or told.received <> told.stand
            or told.wrong > 0
            limit :most
            """;

    ReturnUnitsProof(Db db) {
        super(
                db,
                "every unit that came back stands in exactly one place, and the ledger of returns says how it got there",
                CONTRADICTIONS);
    }
}
