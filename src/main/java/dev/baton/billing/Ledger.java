package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ledger of money, and what is computed from it. Nothing here changes a row. */
@Repository
class Ledger {

    private static final String ADD = """
            insert into billing.ledger (tenant_id, entry_id, order_id, customer, kind, amount_minor, currency, document_id,
                document_number, invoice_id, at, actor_kind, actor)
            select :tenant, entry_id, order_id, customer, kind, amount_minor, currency, document_id, document_number,
                invoice_id, at, :actor_kind, :actor
            from unnest(:entries::uuid[], :orders::uuid[], :customers::text[], :kinds::text[], :amounts::bigint[],
                    :currencies::text[], :documents::uuid[], :numbers::text[], :invoices::uuid[], :times::timestamptz[])
                as added (entry_id, order_id, customer, kind, amount_minor, currency, document_id, document_number,
                    invoice_id, at)
            """;

    private static final String ENTRIES = """
            select entry_id, kind, amount_minor, currency, document_id, document_number, invoice_id, at, actor
            from billing.ledger
            where tenant_id = :tenant
            and order_id = :order
            order by entry_id
            """;

    private static final String BALANCES = """
            select order_id, currency, charged_minor, credited_minor, paid_minor, refunded_minor, due_on
            from billing.order_balances_view
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            """;

    private static final String CUSTOMER_BALANCES = """
            select currency, charged_minor, credited_minor, paid_minor, refunded_minor, balance_minor
            from billing.customer_balances_view
            where tenant_id = :tenant
            and customer = :customer
            order by currency
            """;

    /**
     * One movement of money.
     *
     * @param amount in minor units; positive is owed, negative is given
     * @param invoice the one it is about; null for a refund, and when a payment names none
     */
    record Entry(
            OrderId order,
            @Nullable CustomerNumber customer,
            LedgerEntry.Kind kind,
            long amount,
            String currency,
            UUID document,
            String documentNumber,
            @Nullable InvoiceId invoice,
            Instant at) {}

    private final Db db;

    Ledger(Db db) {
        this.db = db;
    }

    void add(List<Entry> entries) {
        var caller = Caller.current();
        db.sql(ADD)
                .param("entries", Columns.text(entries, _ -> Ids.next()))
                .param("orders", Columns.text(entries, Entry::order))
                .param("customers", Columns.text(entries, Entry::customer))
                .param("kinds", Columns.text(entries, Entry::kind))
                .param("amounts", Columns.longs(entries, Entry::amount))
                .param("currencies", Columns.text(entries, Entry::currency))
                .param("documents", Columns.text(entries, Entry::document))
                .param("numbers", Columns.text(entries, Entry::documentNumber))
                .param("invoices", Columns.text(entries, Entry::invoice))
                .param("times", Columns.text(entries, Entry::at))
                .param("actor_kind", caller.kind().name())
                .param("actor", caller.name())
                .update();
    }

    /** Oldest first. */
    List<LedgerEntry> entries(OrderId order) {
        return db.sql(ENTRIES)
                .param("order", order.value())
                .query((row, _) -> {
                    var invoice = Db.uuidOrNull(row, "invoice_id");
                    return new LedgerEntry(
                            Db.uuid(row, "entry_id"),
                            LedgerEntry.Kind.valueOf(row.getString("kind")),
                            Money.of(row.getLong("amount_minor"), row.getString("currency")),
                            Db.uuid(row, "document_id"),
                            row.getString("document_number"),
                            invoice == null ? null : new InvoiceId(invoice),
                            Db.instant(row, "at"),
                            row.getString("actor"));
                })
                .list();
    }

    /** Orders for which no money has moved have nothing here. */
    Map<OrderId, Balance> balances(Collection<OrderId> orders) {
        var balances = new HashMap<OrderId, Balance>();
        db.sql(BALANCES)
                .param("orders", Columns.texts(orders))
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    return balances.put(
                            new OrderId(Db.uuid(row, "order_id")),
                            new Balance(
                                    Money.of(row.getLong("charged_minor"), currency),
                                    Money.of(row.getLong("credited_minor"), currency),
                                    Money.of(row.getLong("paid_minor"), currency),
                                    Money.of(row.getLong("refunded_minor"), currency),
                                    Db.dateOrNull(row, "due_on")));
                })
                .list();
        return balances;
    }

    List<CustomerBalance> balances(CustomerNumber customer) {
        return db.sql(CUSTOMER_BALANCES)
                .param("customer", customer.value())
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    return new CustomerBalance(
                            Money.of(row.getLong("charged_minor"), currency),
                            Money.of(row.getLong("credited_minor"), currency),
                            Money.of(row.getLong("paid_minor"), currency),
                            Money.of(row.getLong("refunded_minor"), currency),
                            Money.of(row.getLong("balance_minor"), currency));
                })
                .list();
    }
}
