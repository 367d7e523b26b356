package dev.baton.integrations.paymentsimulator;

import dev.baton.billing.spi.PaymentRequest;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The books of the simulated provider. */
@Repository
class SimulatedPayments {

    private static final String ADD = """
            insert into integrations.simulated_payments (tenant_id, request_id, asked, action, mood, authorised, amount_minor,
                currency, outcome, reference, calls_back, call_at)
            values (:tenant, :request, 1, :action, :mood, :authorised, :amount, :currency, :outcome, :reference, :calls, :call_at)
            on conflict (tenant_id, request_id) do update
            set asked = simulated_payments.asked + 1,
                outcome = case simulated_payments.outcome when 'LOST' then excluded.outcome else simulated_payments.outcome end
            returning request_id, asked, action, mood, outcome, reference, calls_back
            """;

    private static final String FIND = """
            select request_id, asked, action, mood, outcome, reference, calls_back
            from integrations.simulated_payments
            where tenant_id = :tenant
            and request_id = :request
            """;

    private static final String CHARGED = """
            select coalesce(sum(case when action = 'CAPTURE' then amount_minor else -amount_minor end), 0)::bigint
            from integrations.simulated_payments
            where tenant_id = :tenant
            and authorised = :authorised
            and action in ('CAPTURE', 'REFUND')
            and outcome = 'DONE'
            """;

    private static final String CALLED = """
            update integrations.simulated_payments
            set calls_back = calls_back - 1, call_at = case when calls_back > 1 then call_at end
            where tenant_id = :tenant
            and request_id = :request
            """;

    @Unscoped("one provider calls every merchant")
    private static final String TO_CALL = """
            select tenant_id, request_id
            from integrations.simulated_payments
            where call_at <= :now
            order by call_at
            limit 100
            """;

    /** @param asked how often it was sent */
    record Row(
            String request,
            int asked,
            PaymentRequest.Action action,
            PaymentMood mood,
            Outcome outcome,
            String reference,
            int callsBack) {}

    enum Outcome {
        DONE,
        DECLINED,
        /** It never arrived. */
        LOST
    }

    private final Db db;

    SimulatedPayments(Db db) {
        this.db = db;
    }

    /** Carries it out, or notes that it was sent again. */
    Row add(
            PaymentRequest request,
            PaymentMood mood,
            Outcome outcome,
            String reference,
            int callsBack,
            @Nullable Instant callAt) {
        return db.sql(ADD)
                .param("request", request.id())
                .param("action", request.action().name())
                .param("mood", mood.name())
                .param("authorised", request.authorisation())
                .param("amount", request.amount().minor())
                .param("currency", request.amount().currency())
                .param("outcome", outcome.name())
                .param("reference", reference)
                .param("calls", callsBack)
                .param("call_at", Db.timestampOrNull(callAt))
                .query((row, _) -> row(row))
                .single();
    }

    Optional<Row> find(String request) {
        return db.sql(FIND)
                .param("request", request)
                .query((row, _) -> row(row))
                .optional();
    }

    /** What the customer has been charged under an authorisation and not given back, in minor units. */
    long charged(String authorised) {
        return db.sql(CHARGED).param("authorised", authorised).query(Long.class).single();
    }

    void called(String request) {
        db.sql(CALLED).param("request", request).update();
    }

    Map<TenantId, List<String>> toCall(Instant now) {
        var due = new LinkedHashMap<TenantId, List<String>>();
        db.unscoped(TO_CALL).param("now", Db.timestamp(now)).query(row -> {
            due.computeIfAbsent(new TenantId(Db.uuid(row, "tenant_id")), _ -> new ArrayList<>())
                    .add(row.getString("request_id"));
        });
        return due;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("request_id"),
                row.getInt("asked"),
                PaymentRequest.Action.valueOf(row.getString("action")),
                PaymentMood.valueOf(row.getString("mood")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reference"),
                row.getInt("calls_back"));
    }
}
