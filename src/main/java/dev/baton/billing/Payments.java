package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches payments. */
@Repository
class Payments {

    private static final String ADD = """
            insert into billing.payments (tenant_id, payment_id, number, order_id, invoice_id, method, reference, amount_minor,
                currency, recorded_at, recorded_by, attempt_id)
            values (:tenant, :payment, :number, :order, :invoice, :method, :reference, :amount, :currency, :at, :by, :attempt)
            """;

    private static final String FIND = """
            select payment_id, number, order_id, order_number, invoice_id, invoice_number, customer, customer_name, method,
                reference, amount_minor, currency, recorded_at, recorded_by
            from billing.payments_view
            where tenant_id = :tenant
            and payment_id = :payment
            """;

    private static final String BY_NUMBER = """
            select payment_id
            from billing.payments
            where tenant_id = :tenant
            and number = :number
            """;

    private static final String LIST = """
            select payment_id, number, order_id, order_number, invoice_id, invoice_number, customer, customer_name, method,
                reference, amount_minor, currency, recorded_at, recorded_by
            from billing.payments_view
            where tenant_id = :tenant
            """;

    private final Db db;

    Payments(Db db) {
        this.db = db;
    }

    void add(BillingEvent.PaymentRecorded recorded, @Nullable String reference, @Nullable UUID attempt) {
        var invoice = recorded.invoice();
        db.sql(ADD)
                .param("payment", recorded.payment().value())
                .param("number", recorded.number())
                .param("order", recorded.order().value())
                .param("invoice", invoice == null ? null : invoice.value())
                .param("method", recorded.method().name())
                .param("reference", reference)
                .param("amount", recorded.amount().minor())
                .param("currency", recorded.amount().currency())
                .param("at", Db.timestamp(recorded.at()))
                .param("by", Caller.current().name())
                .param("attempt", attempt)
                .update();
    }

    Optional<PaymentView> find(PaymentId payment) {
        return db.sql(FIND)
                .param("payment", payment.value())
                .query((row, _) -> view(row))
                .optional();
    }

    Optional<PaymentId> byNumber(String number) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .query((row, _) -> new PaymentId(Db.uuid(row, "payment_id")))
                .optional();
    }

    /** Newest first. */
    Page<PaymentView> list(PaymentFilter filter, PageRequest request) {
        var order = filter.order();
        var customer = filter.customer();
        var method = filter.method();
        return new ListQuery(LIST)
                .ofOrders("order_id")
                .where("order_id = :order", "order", order == null ? null : order.value())
                .where("customer = :customer", "customer", customer == null ? null : customer.value())
                .where("method = :method", "method", method == null ? null : method.name())
                .where("recorded_at >= :from", "from", filter.from())
                .where("recorded_at < :to", "to", filter.to())
                .where("""
                        (starts_with(number, upper(:text)) or starts_with(order_number, upper(:text))
                            or starts_with(invoice_number, upper(:text))
                            or position(lower(:text) in lower(reference)) > 0
                            or position(lower(:text) in lower(customer_name)) > 0)
                        """, "text", filter.text() == null ? null : filter.text().strip())
                .page(
                        db,
                        request,
                        List.of(new SortKey("payment_id", "uuid", true)),
                        (row, _) -> view(row),
                        payment -> Cursor.of(payment.id()));
    }

    private static PaymentView view(ResultSet row) throws SQLException {
        var invoice = Db.uuidOrNull(row, "invoice_id");
        var customer = row.getString("customer");
        return new PaymentView(
                new PaymentId(Db.uuid(row, "payment_id")),
                row.getString("number"),
                new OrderId(Db.uuid(row, "order_id")),
                row.getString("order_number"),
                invoice == null ? null : new InvoiceId(invoice),
                row.getString("invoice_number"),
                customer == null ? null : new CustomerNumber(customer),
                row.getString("customer_name"),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                PaymentMethod.valueOf(row.getString("method")),
                row.getString("reference"),
                Db.instant(row, "recorded_at"),
                row.getString("recorded_by"));
    }
}
