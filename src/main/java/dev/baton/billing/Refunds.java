package dev.baton.billing;

import dev.baton.billing.BillingEvent.RefundPart;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.customers.CustomerNumber;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches refunds. */
@Repository
class Refunds {

    private static final String TENDERS = """
            select payments.payment_id, payments.method, payments.amount_minor, coalesce((
                    select sum(parts.amount_minor)
                    from billing.refund_parts parts
                    where parts.tenant_id = payments.tenant_id
                    and parts.payment_id = payments.payment_id
                ), 0)::bigint as refunded_minor
            from billing.payments payments
            where payments.tenant_id = :tenant
            and payments.order_id = :order
            order by payments.payment_id desc
            """;

    private static final String REQUESTED = """
            select refund_id, number, memo_id, paid_to, amount_minor, currency, requested_at
            from billing.refunds
            where tenant_id = :tenant
            and order_id = :order
            and reference = :reference
            """;

    private static final String PARTS = """
            select parts.position, parts.payment_id, payments.number as payment_number, parts.method, parts.amount_minor,
                payments.currency, parts.state, parts.problem, parts.reference, parts.settled_at, parts.settled_by
            from billing.refund_parts parts
            join billing.payments payments using (tenant_id, payment_id)
            where tenant_id = :tenant
            and parts.refund_id = :refund
            order by parts.position
            """;

    private static final String ADD = """
            insert into billing.refunds (tenant_id, refund_id, number, order_id, memo_id, paid_to, reason, reference,
                amount_minor, currency, requested_at, requested_by, approved_by)
            values (:tenant, :refund, :number, :order, :memo, :to, :reason, :reference, :amount, :currency, :at, :by,
                :approved_by)
            """;

    private static final String ADD_PARTS = """
            insert into billing.refund_parts (tenant_id, refund_id, position, order_id, payment_id, method, amount_minor, state)
            select :tenant, :refund, position, :order, payment_id, method, amount_minor, 'PENDING'
            from unnest(:positions::bigint[], :payments::uuid[], :methods::text[], :amounts::bigint[])
                as added (position, payment_id, method, amount_minor)
            """;

    private static final String SETTLE = """
            update billing.refund_parts
            set state = 'SETTLED', problem = null, reference = :reference, settled_at = :at, settled_by = :by
            where tenant_id = :tenant
            and refund_id = :refund
            and position = :position
            and state <> 'SETTLED'
            """;

    private static final String FAIL = """
            update billing.refund_parts
            set state = 'FAILED', problem = :problem
            where tenant_id = :tenant
            and refund_id = :refund
            and position = :position
            and state = 'PENDING'
            """;

    private static final String PENDING = """
            update billing.refund_parts
            set state = 'PENDING', problem = null
            where tenant_id = :tenant
            and refund_id = :refund
            and position = :position
            and state = 'FAILED'
            """;

    private static final String REFUNDED_OF_MEMO = """
            select coalesce(sum(amount_minor), 0)::bigint
            from billing.refunds
            where tenant_id = :tenant
            and order_id = :order
            and memo_id = :memo
            """;

    private static final String FIND = """
            select refund_id, number, order_id, order_number, customer, customer_name, memo_id, memo_number, paid_to, reason,
                reference, amount_minor, settled_minor, currency, state, requested_at, requested_by, approved_by
            from billing.refunds_view
            where tenant_id = :tenant
            and refund_id = :refund
            """;

    private static final String BY_NUMBER = """
            select refund_id
            from billing.refunds
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String LIST = """
            select refund_id, number, order_id, order_number, customer, customer_name, memo_id, memo_number, paid_to, reason,
                reference, amount_minor, settled_minor, currency, state, requested_at, requested_by, approved_by
            from billing.refunds_view
            where tenant_id = :tenant
            """;

    private final Db db;

    Refunds(Db db) {
        this.db = db;
    }

    Tenders tenders(OrderId order, String currency) {
        return new Tenders(
                currency,
                db.sql(TENDERS)
                        .param("order", order.value())
                        .query((row, _) -> new Tenders.Tender(
                                new PaymentId(Db.uuid(row, "payment_id")),
                                PaymentMethod.valueOf(row.getString("method")),
                                row.getLong("amount_minor"),
                                row.getLong("refunded_minor")))
                        .list());
    }

    /** The refund that was requested for this cause, as it was announced. */
    Optional<RefundRequested> requested(OrderId order, String reference) {
        return db.sql(REQUESTED)
                .param("order", order.value())
                .param("reference", reference)
                .query((row, _) -> {
                    var id = new RefundId(Db.uuid(row, "refund_id"));
                    return new RefundRequested(
                            order,
                            id,
                            row.getString("number"),
                            reference,
                            memo(row),
                            Money.of(row.getLong("amount_minor"), row.getString("currency")),
                            RefundTo.valueOf(row.getString("paid_to")),
                            parts(id).stream()
                                    .map(part -> new RefundPart(part.payment(), part.method(), part.amount()))
                                    .toList(),
                            Db.instant(row, "requested_at"));
                })
                .optional();
    }

    void add(RefundRequested requested, String reason, @Nullable String approvedBy) {
        var memo = requested.memo();
        var parts = requested.parts();
        db.sql(ADD)
                .param("refund", requested.refund().value())
                .param("number", requested.number())
                .param("order", requested.order().value())
                .param("memo", memo == null ? null : memo.value())
                .param("to", requested.to().name())
                .param("reason", reason)
                .param("reference", requested.reference())
                .param("amount", requested.amount().minor())
                .param("currency", requested.amount().currency())
                .param("at", Db.timestamp(requested.at()))
                .param("by", Caller.current().name())
                .param("approved_by", approvedBy)
                .update();
        db.sql(ADD_PARTS)
                .param("refund", requested.refund().value())
                .param("order", requested.order().value())
                .param("positions", LongStream.rangeClosed(1, parts.size()).toArray())
                .param("payments", Columns.text(parts, RefundPart::payment))
                .param("methods", Columns.text(parts, RefundPart::method))
                .param("amounts", Columns.longs(parts, part -> part.amount().minor()))
                .update();
    }

    /** @return whether it was not settled before */
    boolean settle(RefundId refund, int position, @Nullable String reference, Instant at) {
        return db.sql(SETTLE)
                        .param("refund", refund.value())
                        .param("position", position)
                        .param("reference", reference)
                        .param("at", Db.timestamp(at))
                        .param("by", Caller.current().name())
                        .update()
                == 1;
    }

    /** @return whether it was still to be given back */
    boolean fail(RefundId refund, int position, String problem) {
        return db.sql(FAIL)
                        .param("refund", refund.value())
                        .param("position", position)
                        .param("problem", problem)
                        .update()
                == 1;
    }

    void pending(RefundId refund, int position) {
        db.sql(PENDING)
                .param("refund", refund.value())
                .param("position", position)
                .update();
    }

    long refundedOf(OrderId order, CreditMemoId memo) {
        return db.sql(REFUNDED_OF_MEMO)
                .param("order", order.value())
                .param("memo", memo.value())
                .query(Long.class)
                .single();
    }

    Optional<RefundId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new RefundId(Db.uuid(row, "refund_id")))
                .optional();
    }

    Optional<RefundView> find(RefundId refund) {
        return db.sql(FIND)
                .param("refund", refund.value())
                .query((row, _) -> view(row))
                .optional()
                .map(found -> found.with(parts(refund)));
    }

    /** Newest first, without their parts. */
    Page<RefundView> list(RefundFilter filter, PageRequest request) {
        var order = filter.order();
        var customer = filter.customer();
        var state = filter.state();
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order == null ? null : order.value())
                .where("customer = :customer", "customer", customer == null ? null : customer.value())
                .where("state = :state", "state", state == null ? null : state.name())
                .where("""
                        (starts_with(number, upper(:text)) or starts_with(order_number, upper(:text))
                            or position(lower(:text) in lower(reference)) > 0
                            or position(lower(:text) in lower(customer_name)) > 0)
                        """, "text", filter.text() == null ? null : filter.text().strip())
                .page(
                        db,
                        request,
                        List.of(new SortKey("refund_id", "uuid", true)),
                        (row, _) -> view(row),
                        refund -> Cursor.of(refund.id()));
    }

    List<RefundView.Part> parts(RefundId refund) {
        return db.sql(PARTS)
                .param("refund", refund.value())
                .query((row, _) -> part(row))
                .list();
    }

    private static RefundView.Part part(ResultSet row) throws SQLException {
        return new RefundView.Part(
                row.getInt("position"),
                new PaymentId(Db.uuid(row, "payment_id")),
                row.getString("payment_number"),
                PaymentMethod.valueOf(row.getString("method")),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                RefundView.State.valueOf(row.getString("state")),
                row.getString("problem"),
                row.getString("reference"),
                Db.instantOrNull(row, "settled_at"),
                row.getString("settled_by"));
    }

    private static RefundView view(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var customer = row.getString("customer");
        return new RefundView(
                new RefundId(Db.uuid(row, "refund_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                customer == null ? null : new CustomerNumber(customer),
                row.getString("customer_name"),
                memo(row),
                row.getString("memo_number"),
                RefundTo.valueOf(row.getString("paid_to")),
                row.getString("reason"),
                row.getString("reference"),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("settled_minor"), currency),
                RefundView.State.valueOf(row.getString("state")),
                List.of(),
                Db.instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getString("approved_by"));
    }

    private static @Nullable CreditMemoId memo(ResultSet row) throws SQLException {
        UUID memo = Db.uuidOrNull(row, "memo_id");
        return memo == null ? null : new CreditMemoId(memo);
    }
}
