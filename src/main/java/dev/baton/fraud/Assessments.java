package dev.baton.fraud;

import dev.baton.fraud.Assessment.ProviderState;
import dev.baton.fraud.Assessment.State;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How orders were judged. */
@Repository
class Assessments {

    private static final String READ = """
            select order_id, order_number, traits, points, reasons, state, provider, provider_state, provider_score,
                provider_says, tries, ask_at, assessed_at, decided_at, decided_by, decision, version
            from fraud.assessments
            where tenant_id = :tenant
            """;

    private static final String GET = READ + """
            and order_id = :order
            """;

    private static final String LOCK = READ + """
            and order_id = any(:orders::uuid[])
            order by order_id
            for update
            """;

    private static final String SAVE = """
            insert into fraud.assessments
                (tenant_id, order_id, order_number, traits, points, reasons, state, provider, provider_state, provider_score,
                provider_says, tries, ask_at, assessed_at, decided_at, decided_by, decision)
            select :tenant, order_id, order_number, traits, points, reasons::jsonb, state, provider, provider_state,
                provider_score, provider_says, tries, ask_at, assessed_at, decided_at, decided_by, decision
            from unnest(:orders::uuid[], :numbers::text[], :traits::text[], :points::integer[], :reasons::text[],
                :states::text[], :providers::text[], :provider_states::text[], :scores::integer[], :says::text[],
                :tries::integer[], :ask_at::timestamptz[], :assessed::timestamptz[], :decided::timestamptz[],
                :decided_by::text[], :decisions::text[])
                as saved (order_id, order_number, traits, points, reasons, state, provider, provider_state, provider_score,
                provider_says, tries, ask_at, assessed_at, decided_at, decided_by, decision)
            on conflict (tenant_id, order_id) do update
            set traits = excluded.traits, points = excluded.points, reasons = excluded.reasons, state = excluded.state,
                provider = excluded.provider, provider_state = excluded.provider_state,
                provider_score = excluded.provider_score, provider_says = excluded.provider_says, tries = excluded.tries,
                ask_at = excluded.ask_at, assessed_at = excluded.assessed_at, decided_at = excluded.decided_at,
                decided_by = excluded.decided_by, decision = excluded.decision, version = assessments.version + 1
            """;

    @Unscoped("one job serves every tenant")
    private static final String TO_ASK = """
            select tenant_id, order_id
            from fraud.assessments
            where provider_state = 'ASK'
            and ask_at <= :now
            order by ask_at
            limit 200
            """;

    private static final String ASKING = """
            update fraud.assessments
            set ask_at = :until
            where tenant_id = :tenant
            and order_id = :order
            and provider_state = 'ASK'
            and ask_at <= :now
            """;

    private static final TypeReference<List<FraudReason>> REASONS = new TypeReference<>() {};

    private final Db db;
    private final JsonMapper json;

    Assessments(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Assessment> find(OrderId order) {
        return db.sql(GET)
                .param("order", order.value())
                .query((row, _) -> assessment(row))
                .optional();
    }

    Page<Assessment> list(@Nullable State state, PageRequest request) {
        return new ListQuery(READ)
                .where("state = :state", "state", state == null ? null : state.name())
                .page(
                        db,
                        request,
                        List.of(new SortKey("assessed_at", "timestamptz", true), new SortKey("order_id", "uuid", true)),
                        (row, _) -> assessment(row),
                        each -> Cursor.of(each.assessedAt(), each.order()));
    }

    Map<OrderId, Assessment> lock(Collection<OrderId> orders) {
        return db
                .sql(LOCK)
                .param("orders", Columns.text(orders, OrderId::value))
                .query((row, _) -> assessment(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Assessment::order, Function.identity()));
    }

    Assessment lock(OrderId order) {
        return Optional.ofNullable(lock(List.of(order)).get(order))
                .orElseThrow(() -> new NotFound("fraud assessment", order));
    }

    void save(List<Assessment> all) {
        if (all.isEmpty()) {
            return;
        }
        db.sql(SAVE)
                .param("orders", Columns.text(all, each -> each.order().value()))
                .param("numbers", Columns.text(all, Assessment::orderNumber))
                .param("traits", Columns.text(all, Assessment::traits))
                .param("points", Columns.longs(all, Assessment::points))
                .param("reasons", Columns.text(all, each -> json.writeValueAsString(each.reasons())))
                .param("states", Columns.text(all, Assessment::state))
                .param("providers", Columns.text(all, Assessment::provider))
                .param("provider_states", Columns.text(all, Assessment::providerState))
                .param("scores", Columns.text(all, Assessment::providerScore))
                .param("says", Columns.text(all, Assessment::providerSays))
                .param("tries", Columns.longs(all, Assessment::tries))
                .param("ask_at", Columns.text(all, Assessment::askAt))
                .param("assessed", Columns.text(all, Assessment::assessedAt))
                .param("decided", Columns.text(all, Assessment::decidedAt))
                .param("decided_by", Columns.text(all, Assessment::decidedBy))
                .param("decisions", Columns.text(all, Assessment::decision))
                .update();
    }

    Map<TenantId, List<OrderId>> toAsk(Instant now) {
        var waiting = new LinkedHashMap<TenantId, List<OrderId>>();
        db.unscoped(TO_ASK)
                .param("now", Db.timestamp(now))
                .query((row, _) -> waiting.computeIfAbsent(
                                new TenantId(Db.uuid(row, "tenant_id")), _ -> new ArrayList<>())
                        .add(new OrderId(Db.uuid(row, "order_id"))))
                .list();
        return waiting;
    }

    /** @return false when somebody else asks already */
    boolean asking(OrderId order, Instant now, Instant until) {
        return db.sql(ASKING)
                        .param("order", order.value())
                        .param("now", Db.timestamp(now))
                        .param("until", Db.timestamp(until))
                        .update()
                == 1;
    }

    private Assessment assessment(ResultSet row) throws SQLException {
        return new Assessment(
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                row.getString("traits"),
                row.getInt("points"),
                json.readValue(row.getString("reasons"), REASONS),
                State.valueOf(row.getString("state")),
                row.getString("provider"),
                ProviderState.valueOf(row.getString("provider_state")),
                row.getObject("provider_score", Integer.class),
                row.getString("provider_says"),
                row.getInt("tries"),
                Db.instantOrNull(row, "ask_at"),
                Db.instant(row, "assessed_at"),
                Db.instantOrNull(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("decision"),
                row.getInt("version"));
    }
}
