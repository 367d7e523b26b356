package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The accounts of orders: what is locked before money moves. Every statement that touches them. */
@Repository
class Accounts {

    private static final String OPEN = """
            insert into billing.accounts (tenant_id, order_id, order_number, customer, customer_name, currency, opened_at)
            select :tenant, order_id, order_number, customer, customer_name, currency, :at
            from unnest(:orders::uuid[], :numbers::text[], :customers::text[], :names::text[], :currencies::text[])
                as opened (order_id, order_number, customer, customer_name, currency)
            order by order_id
            on conflict (tenant_id, order_id) do nothing
            """;

    /** Always in the order of their ids: whoever locks the same rows waits in the same queue. */
    private static final String LOCK = """
            select order_id
            from billing.accounts
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            order by order_id
            for update
            """;

    record Account(
            OrderId order,
            String orderNumber,
            @Nullable CustomerNumber customer,
            String customerName,
            String currency) {}

    private final Db db;

    Accounts(Db db) {
        this.db = db;
    }

    /** Opens those that are not open yet, and keeps everybody else from moving money of these orders until the end. */
    void lock(Collection<Account> accounts, Instant at) {
        var opened =
                accounts.stream().sorted(Comparator.comparing(Account::order)).toList();
        db.sql(OPEN)
                .param("orders", Columns.text(opened, Account::order))
                .param("numbers", Columns.text(opened, Account::orderNumber))
                .param("customers", Columns.text(opened, Account::customer))
                .param("names", Columns.text(opened, Account::customerName))
                .param("currencies", Columns.text(opened, Account::currency))
                .param("at", Db.timestamp(at))
                .update();
        db.sql(LOCK)
                .param("orders", Columns.text(opened, Account::order))
                .query((row, _) -> Db.uuid(row, "order_id"))
                .list();
    }
}
