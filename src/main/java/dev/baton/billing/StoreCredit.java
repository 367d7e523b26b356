package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.Ids;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What customers may spend with us: an append-only account each, per currency. Its lock comes after that of an order's account. */
@Repository
class StoreCredit {

    private static final String OPEN = """
            insert into billing.store_credit_accounts (tenant_id, customer, currency, opened_at)
            values (:tenant, :customer, :currency, :at)
            on conflict (tenant_id, customer, currency) do nothing
            """;

    private static final String LOCK = """
            select customer
            from billing.store_credit_accounts
            where tenant_id = :tenant
            and customer = :customer
            and currency = :currency
            for update
            """;

    private static final String BALANCE = """
            select coalesce(sum(amount_minor), 0)::bigint
            from billing.store_credit_entries
            where tenant_id = :tenant
            and customer = :customer
            and currency = :currency
            """;

    private static final String BALANCES = """
            select currency, sum(amount_minor)::bigint as amount_minor
            from billing.store_credit_entries
            where tenant_id = :tenant
            and customer = :customer
            group by currency
            order by currency
            """;

    private static final String ADD = """
            insert into billing.store_credit_entries (tenant_id, entry_id, customer, currency, amount_minor, order_id,
                document_id, document_number, position, at, actor)
            values (:tenant, :entry, :customer, :currency, :amount, :order, :document, :number, :position, :at, :actor)
            """;

    private final Db db;

    StoreCredit(Db db) {
        this.db = db;
    }

    /** Keeps everybody else from spending it until the transaction ends. */
    Money lock(CustomerNumber customer, String currency, Instant at) {
        db.sql(OPEN)
                .param("customer", customer.value())
                .param("currency", currency)
                .param("at", Db.timestamp(at))
                .update();
        db.sql(LOCK)
                .param("customer", customer.value())
                .param("currency", currency)
                .query(String.class)
                .single();
        return Money.of(
                db.sql(BALANCE)
                        .param("customer", customer.value())
                        .param("currency", currency)
                        .query(Long.class)
                        .single(),
                currency);
    }

    /**
     * @param amount what the customer has more (positive) or less (negative) since then
     * @param position of the part of the document that moved it, from 0
     */
    void add(
            CustomerNumber customer,
            Money amount,
            OrderId order,
            UUID document,
            String number,
            int position,
            Instant at) {
        db.sql(ADD)
                .param("entry", Ids.next())
                .param("customer", customer.value())
                .param("currency", amount.currency())
                .param("amount", amount.minor())
                .param("order", order.value())
                .param("document", document)
                .param("number", number)
                .param("position", position)
                .param("at", Db.timestamp(at))
                .param("actor", Caller.current().name())
                .update();
    }

    /** By currency. */
    List<Money> balances(CustomerNumber customer) {
        return db.sql(BALANCES)
                .param("customer", customer.value())
                .query((row, _) -> Money.of(row.getLong("amount_minor"), row.getString("currency")))
                .list();
    }
}
