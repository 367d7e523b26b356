package dev.baton.billing;

import dev.baton.platform.data.Db;
import dev.baton.platform.proof.SqlProof;
import org.springframework.stereotype.Repository;

/** Proves that what was captured is what was taken in, once, and never more than was held. */
@Repository
class CardProof extends SqlProof {

    private static final String CONTRADICTIONS = """
            select authorisations.number || ' says ' || authorisations.captured_minor || ' is captured of '
                || authorisations.amount_minor || ', the answers ' || coalesce(captures.amount_minor, 0) || ', the payments '
                || coalesce(captures.paid_minor, 0)
            from billing.authorisations authorisations
            left join (
                select attempts.authorisation_id, sum(attempts.amount_minor) as amount_minor,
                    sum(payments.amount_minor) as paid_minor
                from billing.payment_attempts attempts
                left join billing.payments payments
                    on payments.tenant_id = attempts.tenant_id and payments.attempt_id = attempts.attempt_id
                where attempts.tenant_id = :tenant
                and attempts.action = 'CAPTURE'
                and attempts.state = 'SUCCEEDED'
                group by attempts.authorisation_id
            ) captures on captures.authorisation_id = authorisations.authorisation_id
            where authorisations.tenant_id = :tenant
            and (
                authorisations.captured_minor <> coalesce(captures.amount_minor, 0)
                or authorisations.captured_minor <> coalesce(captures.paid_minor, 0)
            )
            limit :most
            """;

    CardProof(Db db) {
        super(db, "what cards were charged is what was taken in, once, and never more than was held", CONTRADICTIONS);
    }
}
