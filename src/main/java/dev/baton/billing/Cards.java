package dev.baton.billing;

import dev.baton.billing.spi.PaymentRequest;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches holds on cards, and what providers were asked. All of it under the lock of the order's account. */
@Repository
class Cards {

    private static final String OF_ORDER = """
            select authorisations.authorisation_id, authorisations.number, authorisations.order_id, authorisations.provider,
                authorisations.token, authorisations.amount_minor, authorisations.captured_minor, authorisations.currency,
                authorisations.state, authorisations.problem, authorisations.provider_reference, authorisations.expires_at, authorisations.renews,
                coalesce((
                    select attempts.state = 'DECLINED'
                    from billing.payment_attempts attempts
                    where attempts.tenant_id = authorisations.tenant_id
                    and attempts.authorisation_id = authorisations.authorisation_id
                    and attempts.action = 'CAPTURE'
                    order by attempts.attempt_id desc
                    limit 1
                ), false) as refused, coalesce((
                    select sum(attempts.amount_minor)
                    from billing.payment_attempts attempts
                    where attempts.tenant_id = authorisations.tenant_id
                    and attempts.authorisation_id = authorisations.authorisation_id
                    and attempts.action in ('CAPTURE', 'VOID')
                    and attempts.state in ('WAITING', 'UNKNOWN')
                ), 0)::bigint as in_flight_minor
            from billing.authorisations authorisations
            where authorisations.tenant_id = :tenant
            and authorisations.order_id = :order
            order by authorisations.authorisation_id
            """;

    private static final String ADD = """
            insert into billing.authorisations (tenant_id, authorisation_id, number, order_id, provider, token, amount_minor,
                captured_minor, currency, state, requested_at, requested_by, renews)
            values (:tenant, :authorisation, :number, :order, :provider, :token, :amount, 0, :currency, 'REQUESTED', :at, :by,
                :renews)
            """;

    private static final String AUTHORISED = """
            update billing.authorisations
            set state = 'AUTHORISED', provider_reference = :reference, card = :card, expires_at = :expires_at,
                look_at = :look_at
            where tenant_id = :tenant
            and authorisation_id = :authorisation
            and state = 'REQUESTED'
            """;

    private static final String STATE = """
            update billing.authorisations
            set state = :state, problem = :problem
            where tenant_id = :tenant
            and authorisation_id = :authorisation
            """;

    private static final String LOOK_AT = """
            update billing.authorisations
            set look_at = :look_at
            where tenant_id = :tenant
            and authorisation_id = :authorisation
            """;

    private static final String CAPTURED = """
            update billing.authorisations
            set captured_minor = captured_minor + :amount,
                state = case when captured_minor + :amount = amount_minor then 'CAPTURED' else state end
            where tenant_id = :tenant
            and authorisation_id = :authorisation
            """;

    private static final String ADD_ATTEMPT = """
            insert into billing.payment_attempts (tenant_id, attempt_id, authorisation_id, order_id, action, amount_minor, currency,
                invoice_id, refund_id, refund_position, state, tries, next_at, requested_at)
            values (:tenant, :attempt, :authorisation, :order, :action, :amount, :currency, :invoice, :refund, :position,
                'WAITING', 0, :at, :at)
            """;

    private static final String ATTEMPT = """
            select attempt_id, authorisation_id, order_id, action, amount_minor, currency, invoice_id, refund_id, refund_position,
                state, tries
            from billing.payment_attempts
            where tenant_id = :tenant
            and attempt_id = :attempt
            """;

    private static final String ASKING = """
            update billing.payment_attempts
            set state = 'UNKNOWN', tries = tries + 1, next_at = :next_at
            where tenant_id = :tenant
            and attempt_id = :attempt
            """;

    private static final String STILL_OPEN = """
            update billing.payment_attempts
            set state = :state, problem = :problem, next_at = :next_at
            where tenant_id = :tenant
            and attempt_id = :attempt
            """;

    private static final String ANSWERED = """
            update billing.payment_attempts
            set state = :state, problem = :problem, provider_reference = :reference, answered_at = :at, next_at = null
            where tenant_id = :tenant
            and attempt_id = :attempt
            and state in ('WAITING', 'UNKNOWN')
            """;

    private static final String DUE_IN = """
            select next_at
            from billing.payment_attempts
            where tenant_id = :tenant
            and attempt_id = :attempt
            """;

    private static final String IN_FLIGHT = """
            select coalesce(sum(amount_minor), 0)::bigint
            from billing.payment_attempts
            where tenant_id = :tenant
            and order_id = :order
            and (invoice_id = :invoice or cast(:invoice as uuid) is null)
            and action = 'CAPTURE'
            and state in ('WAITING', 'UNKNOWN')
            """;

    private static final String CAPTURE_OF = """
            select authorisation_id
            from billing.payment_attempts
            join billing.payments using (tenant_id, attempt_id)
            where tenant_id = :tenant
            and payments.payment_id = :payment
            """;

    private static final String REFUND_UNDER_WAY = """
            select count(*)
            from billing.payment_attempts
            where tenant_id = :tenant
            and refund_id = :refund
            and refund_position = :position
            and state in ('WAITING', 'UNKNOWN')
            """;

    private static final String HAVING = """
            select distinct order_id
            from billing.authorisations
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            """;

    private static final String FIND = """
            select authorisation_id, number, order_id, order_number, customer, customer_name, provider, card, amount_minor,
                captured_minor, currency, state, problem, expires_at, requested_at, requested_by, trouble_action, trouble_state,
                trouble_problem
            from billing.authorisations_view
            where tenant_id = :tenant
            and authorisation_id = :authorisation
            """;

    private static final String BY_NUMBER = """
            select authorisation_id
            from billing.authorisations
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String LIST = """
            select authorisation_id, number, order_id, order_number, customer, customer_name, provider, card, amount_minor,
                captured_minor, currency, state, problem, expires_at, requested_at, requested_by, trouble_action, trouble_state,
                trouble_problem
            from billing.authorisations_view
            where tenant_id = :tenant
            """;

    @Unscoped("one job asks providers on behalf of every tenant")
    private static final String DUE = """
            select tenant_id, attempt_id as id
            from billing.payment_attempts
            where next_at <= :now
            order by next_at
            limit 200
            """;

    @Unscoped("one job looks at the holds of every tenant")
    private static final String EXPIRED = """
            select tenant_id, authorisation_id as id
            from billing.authorisations
            where expires_at <= :now
            and state = 'AUTHORISED'
            order by expires_at
            limit 200
            """;

    @Unscoped("one job looks at the holds of every tenant")
    private static final String TO_LOOK_AT = """
            select tenant_id, authorisation_id as id
            from billing.authorisations
            where look_at <= :now
            order by look_at
            limit 200
            """;

    private final Db db;

    Cards(Db db) {
        this.db = db;
    }

    /** Oldest first, which is also the order in which they are captured. */
    List<Authorisation> of(OrderId order) {
        return db.sql(OF_ORDER)
                .param("order", order.value())
                .query((row, _) -> authorisation(row))
                .list();
    }

    /** Those of {@code orders} for which a card was ever asked. */
    Set<OrderId> having(Collection<OrderId> orders) {
        return new HashSet<>(db.sql(HAVING)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> new OrderId(Db.uuid(row, "order_id")))
                .list());
    }

    void add(Authorisation authorisation, Instant at) {
        db.sql(ADD)
                .param("authorisation", authorisation.id().value())
                .param("number", authorisation.number())
                .param("order", authorisation.order().value())
                .param("provider", authorisation.provider())
                .param("token", authorisation.token())
                .param("amount", authorisation.amount().minor())
                .param("currency", authorisation.amount().currency())
                .param("at", Db.timestamp(at))
                .param("by", Caller.current().name())
                .param(
                        "renews",
                        authorisation.renews() == null
                                ? null
                                : authorisation.renews().value())
                .update();
    }

    void authorised(
            AuthorisationId id,
            String reference,
            @Nullable String card,
            @Nullable Instant expiresAt,
            @Nullable Instant lookAt) {
        db.sql(AUTHORISED)
                .param("authorisation", id.value())
                .param("reference", reference)
                .param("card", card)
                .param("expires_at", Db.timestampOrNull(expiresAt))
                .param("look_at", Db.timestampOrNull(lookAt))
                .update();
    }

    /** @param at when it is next renewed or asked again; null when it is left alone */
    void lookAt(AuthorisationId id, @Nullable Instant at) {
        db.sql(LOOK_AT)
                .param("authorisation", id.value())
                .param("look_at", Db.timestampOrNull(at))
                .update();
    }

    void state(AuthorisationId id, AuthorisationView.State state, @Nullable String problem) {
        db.sql(STATE)
                .param("authorisation", id.value())
                .param("state", state.name())
                .param("problem", problem)
                .update();
    }

    void captured(AuthorisationId id, Money amount) {
        db.sql(CAPTURED)
                .param("authorisation", id.value())
                .param("amount", amount.minor())
                .update();
    }

    void add(Attempt attempt, Instant at) {
        var invoice = attempt.invoice();
        var refund = attempt.refund();
        db.sql(ADD_ATTEMPT)
                .param("attempt", attempt.id())
                .param("authorisation", attempt.authorisation().value())
                .param("order", attempt.order().value())
                .param("action", attempt.action().name())
                .param("amount", attempt.amount().minor())
                .param("currency", attempt.amount().currency())
                .param("invoice", invoice == null ? null : invoice.value())
                .param("refund", refund == null ? null : refund.value())
                .param("position", refund == null ? null : attempt.refundPosition())
                .param("at", Db.timestamp(at))
                .update();
    }

    Optional<Attempt> attempt(UUID id) {
        return db.sql(ATTEMPT)
                .param("attempt", id)
                .query((row, _) -> attempt(row))
                .optional();
    }

    /** When it is next sent or asked about; empty once it is answered. */
    Optional<Instant> dueAt(UUID id) {
        return db.sql(DUE_IN)
                .param("attempt", id)
                .query((row, _) -> Optional.ofNullable(Db.instantOrNull(row, "next_at")))
                .single();
    }

    void asking(UUID id, Instant nextAt) {
        db.sql(ASKING)
                .param("attempt", id)
                .param("next_at", Db.timestamp(nextAt))
                .update();
    }

    void stillOpen(UUID id, Attempt.State state, @Nullable String problem, Instant nextAt) {
        db.sql(STILL_OPEN)
                .param("attempt", id)
                .param("state", state.name())
                .param("problem", problem)
                .param("next_at", Db.timestamp(nextAt))
                .update();
    }

    void answered(UUID id, Attempt.State state, @Nullable String reference, @Nullable String problem, Instant at) {
        int answered = db.sql(ANSWERED)
                .param("attempt", id)
                .param("state", state.name())
                .param("problem", problem)
                .param("reference", reference)
                .param("at", Db.timestamp(at))
                .update();
        if (answered != 1) {
            throw new IllegalStateException("attempt %s was answered by two at once".formatted(id));
        }
    }

    /** What captures that nobody has heard back from may bring in: of one invoice, or of the whole order. */
    Money inFlight(OrderId order, @Nullable InvoiceId invoice, String currency) {
        return Money.of(
                db.sql(IN_FLIGHT)
                        .param("order", order.value())
                        .param("invoice", invoice == null ? null : invoice.value())
                        .query(Long.class)
                        .single(),
                currency);
    }

    /** The hold that a payment was captured from; empty for what came in otherwise. */
    Optional<AuthorisationId> captureOf(PaymentId payment) {
        return db.sql(CAPTURE_OF)
                .param("payment", payment.value())
                .query((row, _) -> new AuthorisationId(Db.uuid(row, "authorisation_id")))
                .optional();
    }

    boolean isUnderWay(RefundId refund, int position) {
        return db.sql(REFUND_UNDER_WAY)
                        .param("refund", refund.value())
                        .param("position", position)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<AuthorisationView> find(AuthorisationId id) {
        return db.sql(FIND)
                .param("authorisation", id.value())
                .query((row, _) -> view(row))
                .optional();
    }

    Optional<AuthorisationId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new AuthorisationId(Db.uuid(row, "authorisation_id")))
                .optional();
    }

    /** Newest first. */
    Page<AuthorisationView> list(AuthorisationFilter filter, PageRequest request) {
        return query(filter)
                .page(
                        db,
                        request,
                        List.of(new SortKey("authorisation_id", "uuid", true)),
                        (row, _) -> view(row),
                        view -> Cursor.of(view.id()));
    }

    /** Counted up to {@code most} and no further. */
    long count(AuthorisationFilter filter, int most) {
        return query(filter).count(db, most);
    }

    private static ListQuery query(AuthorisationFilter filter) {
        var order = filter.order();
        var state = filter.state();
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order == null ? null : order.value())
                .where("state = :state", "state", state == null ? null : state.name())
                .where(
                        filter.troubled(),
                        "(trouble_state = 'DECLINED' or (trouble_state = 'UNKNOWN' and trouble_problem is not null)"
                                + " or state = 'EXPIRED')")
                .where("""
                        (starts_with(number, upper(:text)) or starts_with(order_number, upper(:text))
                            or position(lower(:text) in lower(customer_name)) > 0)
                        """, "text", filter.text() == null ? null : filter.text().strip());
    }

    Map<TenantId, List<UUID>> due(Instant now) {
        return byTenant(DUE, now);
    }

    Map<TenantId, List<UUID>> expired(Instant now) {
        return byTenant(EXPIRED, now);
    }

    Map<TenantId, List<UUID>> toLookAt(Instant now) {
        return byTenant(TO_LOOK_AT, now);
    }

    private Map<TenantId, List<UUID>> byTenant(String statement, Instant now) {
        var due = new LinkedHashMap<TenantId, List<UUID>>();
        db.unscoped(statement).param("now", Db.timestamp(now)).query(row -> {
            due.computeIfAbsent(new TenantId(Db.uuid(row, "tenant_id")), _ -> new ArrayList<>())
                    .add(Db.uuid(row, "id"));
        });
        return due;
    }

    private static Authorisation authorisation(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var renews = Db.uuidOrNull(row, "renews");
        return new Authorisation(
                new AuthorisationId(Db.uuid(row, "authorisation_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("provider"),
                row.getString("token"),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("captured_minor"), currency),
                Money.of(row.getLong("in_flight_minor"), currency),
                AuthorisationView.State.valueOf(row.getString("state")),
                row.getString("problem"),
                row.getString("provider_reference"),
                Db.instantOrNull(row, "expires_at"),
                row.getBoolean("refused"),
                renews == null ? null : new AuthorisationId(renews));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        var invoice = Db.uuidOrNull(row, "invoice_id");
        var refund = Db.uuidOrNull(row, "refund_id");
        return new Attempt(
                Db.uuid(row, "attempt_id"),
                new AuthorisationId(Db.uuid(row, "authorisation_id")),
                new OrderId(Db.uuid(row, "order_id")),
                PaymentRequest.Action.valueOf(row.getString("action")),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                invoice == null ? null : new InvoiceId(invoice),
                refund == null ? null : new RefundId(refund),
                row.getInt("refund_position"),
                Attempt.State.valueOf(row.getString("state")),
                row.getInt("tries"));
    }

    private static AuthorisationView view(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var customer = row.getString("customer");
        var state = AuthorisationView.State.valueOf(row.getString("state"));
        long amount = row.getLong("amount_minor");
        long captured = row.getLong("captured_minor");
        return new AuthorisationView(
                new AuthorisationId(Db.uuid(row, "authorisation_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer == null ? null : new CustomerNumber(customer),
                row.getString("customer_name"),
                row.getString("provider"),
                row.getString("card"),
                Money.of(amount, currency),
                Money.of(captured, currency),
                Money.of(state == AuthorisationView.State.AUTHORISED ? amount - captured : 0, currency),
                state,
                row.getString("problem"),
                Db.instantOrNull(row, "expires_at"),
                Db.instant(row, "requested_at"),
                row.getString("requested_by"),
                trouble(row));
    }

    private static AuthorisationView.@Nullable Trouble trouble(ResultSet row) throws SQLException {
        var action = row.getString("trouble_action");
        return action == null
                ? null
                : new AuthorisationView.Trouble(
                        PaymentRequest.Action.valueOf(action),
                        "DECLINED".equals(row.getString("trouble_state")),
                        row.getString("trouble_problem"));
    }
}
