package dev.baton.billing;

import dev.baton.billing.BillingEvent.ApprovalAsked;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.ApprovalPolicies;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement that touches what waits for a second person, and the limits that make it wait. */
@Repository
class Approvals {

    private static final String ADD = """
            insert into billing.approvals (tenant_id, approval_id, kind, order_id, reason, reference, amount_minor, limit_minor,
                currency, request, asked_at, asked_by_kind, asked_by, state)
            values (:tenant, :approval, :kind, :order, :reason, :reference, :amount, :limit, :currency, :request::jsonb, :at,
                :by_kind, :by, 'WAITING')
            """;

    private static final String FIND = """
            select approval_id, kind, order_id, order_number, customer, customer_name, reason, reference, amount_minor,
                limit_minor, currency, asked_at, asked_by, state, note, decided_at, decided_by, decided_for, document_id,
                document_number
            from billing.approvals_view
            where tenant_id = :tenant
            and approval_id = :approval
            """;

    private static final String WAITING = """
            select approval_id, kind, order_id, order_number, customer, customer_name, reason, reference, amount_minor,
                limit_minor, currency, asked_at, asked_by, state, note, decided_at, decided_by, decided_for, document_id,
                document_number
            from billing.approvals_view
            where tenant_id = :tenant
            and order_id = :order
            and kind = :kind
            and (reason = :reason or kind = 'REFUND')
            and reference = :reference
            and state = 'WAITING'
            """;

    private static final String LOCK = """
            select approval_id
            from billing.approvals
            where tenant_id = :tenant
            and approval_id = :approval
            for update
            """;

    /** What was ever asked about the holds of these orders. */
    private static final String OF_HOLDS = """
            select approval_id, order_id, reference, state
            from billing.approvals
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            and kind in ('DISCOUNT', 'EXPEDITE')
            """;

    private static final String WITHDRAW = """
            update billing.approvals
            set state = 'WITHDRAWN', decided_at = :at
            where tenant_id = :tenant
            and approval_id = any(:approvals::uuid[])
            and state = 'WAITING'
            """;

    private static final String REQUEST = """
            select request
            from billing.approvals
            where tenant_id = :tenant
            and approval_id = :approval
            """;

    private static final String DECIDE = """
            update billing.approvals
            set state = :state, note = :note, decided_at = :at, decided_by = :by, decided_for = :for,
                document_id = :document, document_number = :number
            where tenant_id = :tenant
            and approval_id = :approval
            and state = 'WAITING'
            """;

    private static final String LIST = """
            select approval_id, kind, order_id, order_number, customer, customer_name, reason, reference, amount_minor,
                limit_minor, currency, asked_at, asked_by, state, note, decided_at, decided_by, decided_for, document_id,
                document_number
            from billing.approvals_view
            where tenant_id = :tenant
            """;

    private static final String LIMITS = """
            select currency, credit_minor, refund_minor, write_off_minor
            from billing.approval_limits
            where tenant_id = :tenant
            order by currency
            """;

    private static final String DEFINE_LIMIT = """
            insert into billing.approval_limits (tenant_id, currency, credit_minor, refund_minor, write_off_minor)
            values (:tenant, :currency, :credit, :refund, :write_off)
            on conflict (tenant_id, currency) do update
            set credit_minor = excluded.credit_minor, refund_minor = excluded.refund_minor,
                write_off_minor = excluded.write_off_minor
            """;

    /** @param request the command, to be carried out as it is */
    record Asked(
            Approval.Kind kind,
            OrderId order,
            String reason,
            String reference,
            Money amount,
            Money limit,
            Object request) {}

    /** @param hold that the order waits with */
    record OfHold(ApprovalId approval, OrderId order, String hold, Approval.State state) {}

    private final Db db;
    private final JsonMapper json;
    private final Books books;
    private final ApprovalPolicies policies;
    private final Clock clock;

    Approvals(Db db, JsonMapper json, Books books, ApprovalPolicies policies, Clock clock) {
        this.db = db;
        this.policies = policies;
        this.json = json;
        this.books = books;
        this.clock = clock;
    }

    ApprovalId ask(Asked asked) {
        var caller = Caller.current();
        return ask(asked, caller.kind(), caller.name());
    }

    /** @param by who asked, some time ago */
    ApprovalId ask(Asked asked, Caller.Kind kind, String by) {
        var id = ApprovalId.next();
        var at = clock.instant();
        db.sql(ADD)
                .param("approval", id.value())
                .param("kind", asked.kind().name())
                .param("order", asked.order().value())
                .param("reason", asked.reason())
                .param("reference", asked.reference())
                .param("amount", asked.amount().minor())
                .param("limit", asked.limit().minor())
                .param("currency", asked.amount().currency())
                .param("request", json.writeValueAsString(asked.request()))
                .param("at", Db.timestamp(at))
                .param("by_kind", kind.name())
                .param("by", by)
                .update();
        books.post(
                List.of(),
                List.of(new ApprovalAsked(asked.order(), id, asked.kind(), asked.reference(), asked.amount(), at)));
        return id;
    }

    /** Nobody else decides about it until the transaction ends. */
    void lock(ApprovalId approval) {
        db.sql(LOCK)
                .param("approval", approval.value())
                .query((row, _) -> Db.uuid(row, "approval_id"))
                .list();
    }

    List<OfHold> ofHolds(Collection<OrderId> orders) {
        return db.sql(OF_HOLDS)
                .param("orders", Columns.text(orders, OrderId::value))
                .query((row, _) -> new OfHold(
                        new ApprovalId(Db.uuid(row, "approval_id")),
                        new OrderId(Db.uuid(row, "order_id")),
                        row.getString("reference"),
                        Approval.State.valueOf(row.getString("state"))))
                .list();
    }

    /** Those of them that wait still. */
    void withdraw(Collection<ApprovalId> approvals) {
        if (!approvals.isEmpty()) {
            db.sql(WITHDRAW)
                    .param("approvals", Columns.text(approvals, ApprovalId::value))
                    .param("at", Db.timestamp(clock.instant()))
                    .update();
        }
    }

    Optional<Approval> find(ApprovalId approval) {
        return db.sql(FIND)
                .param("approval", approval.value())
                .query((row, _) -> approval(row))
                .optional();
    }

    /** What waits already under the name by which it is known: a credit by reason and reference, a refund by reference. */
    Optional<Approval> waiting(OrderId order, Approval.Kind kind, String reason, String reference) {
        return db.sql(WAITING)
                .param("order", order.value())
                .param("kind", kind.name())
                .param("reason", reason)
                .param("reference", reference)
                .query((row, _) -> approval(row))
                .optional();
    }

    <T> T request(ApprovalId approval, Class<T> type) {
        return json.readValue(
                db.sql(REQUEST)
                        .param("approval", approval.value())
                        .query(String.class)
                        .single(),
                type);
    }

    /**
     * @param decidedFor in whose place the caller decides; null when it is their own right
     * @param document what came of it; null when it was declined
     */
    void decide(
            ApprovalId approval,
            Approval.State state,
            @Nullable String note,
            Instant at,
            @Nullable String decidedFor,
            @Nullable UUID document,
            @Nullable String number) {
        int decided = db.sql(DECIDE)
                .param("approval", approval.value())
                .param("state", state.name())
                .param("note", note)
                .param("at", Db.timestamp(at))
                .param("by", Caller.current().name())
                .param("for", decidedFor)
                .param("document", document)
                .param("number", number)
                .update();
        if (decided != 1) {
            throw new IllegalStateException("approval %s was decided by two at once".formatted(approval));
        }
    }

    /** Newest first. */
    Page<Approval> list(Approval.@Nullable State state, @Nullable OrderId order, PageRequest request) {
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("state = :state", "state", state == null ? null : state.name())
                .where("order_id = :order", "order", order == null ? null : order.value())
                .page(
                        db,
                        request,
                        List.of(new SortKey("approval_id", "uuid", true)),
                        (row, _) -> approval(row),
                        approval -> Cursor.of(approval.id()));
    }

    /** Counted up to {@code most} and no further. */
    long waiting(int most) {
        return new ListQuery(LIST).where(true, "state = 'WAITING'").count(db, most);
    }

    /** With those of discounts, which orders keep. */
    List<ApprovalLimit> limits() {
        var limits = new TreeMap<String, ApprovalLimit>();
        money().forEach(limit -> limits.put(limit.currency(), limit));
        policies.current()
                .discounts()
                .forEach(discount -> limits.merge(
                        discount.currency(),
                        new ApprovalLimit(discount.currency(), null, null, null, discount),
                        (limit, _) -> new ApprovalLimit(
                                limit.currency(), limit.creditMemo(), limit.refund(), limit.writeOff(), discount)));
        return List.copyOf(limits.values());
    }

    private List<ApprovalLimit> money() {
        return db.sql(LIMITS)
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    return new ApprovalLimit(
                            currency,
                            moneyOrNull(row, "credit_minor", currency),
                            moneyOrNull(row, "refund_minor", currency),
                            moneyOrNull(row, "write_off_minor", currency),
                            null);
                })
                .list();
    }

    /** Null when nobody needs to agree to any amount. */
    @Nullable
    Money limit(Approval.Kind kind, String currency) {
        return money().stream()
                .filter(limit -> limit.currency().equals(currency))
                .findFirst()
                .map(limit -> limit.of(kind))
                .orElse(null);
    }

    void define(ApprovalLimit limit) {
        db.sql(DEFINE_LIMIT)
                .param("currency", limit.currency())
                .param("credit", minorOrNull(limit.creditMemo()))
                .param("refund", minorOrNull(limit.refund()))
                .param("write_off", minorOrNull(limit.writeOff()))
                .update();
    }

    private static @Nullable Long minorOrNull(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static @Nullable Money moneyOrNull(ResultSet row, String column, String currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : Money.of(minor, currency);
    }

    private static Approval approval(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var customer = row.getString("customer");
        return new Approval(
                new ApprovalId(Db.uuid(row, "approval_id")),
                Approval.Kind.valueOf(row.getString("kind")),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer == null ? null : new CustomerNumber(customer),
                row.getString("customer_name"),
                row.getString("reason"),
                row.getString("reference"),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("limit_minor"), currency),
                Db.instant(row, "asked_at"),
                row.getString("asked_by"),
                Approval.State.valueOf(row.getString("state")),
                row.getString("note"),
                Db.instantOrNull(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("decided_for"),
                Db.uuidOrNull(row, "document_id"),
                row.getString("document_number"));
    }
}
