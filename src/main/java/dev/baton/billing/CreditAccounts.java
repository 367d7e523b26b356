package dev.baton.billing;

import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The credit of customers: what is locked before it is given, and what is computed of what they owe. No amount is kept, so none can
 * be wrong. The lock comes before that of any order.
 */
@Repository
class CreditAccounts {

    private static final String OPEN = """
            insert into billing.credit_accounts (tenant_id, customer, opened_at)
            select :tenant, customer, :at
            from unnest(:customers::text[]) as opened (customer)
            order by customer
            on conflict (tenant_id, customer) do nothing
            """;

    /** Always in the order of their numbers: whoever locks the same rows waits in the same queue. */
    private static final String LOCK = """
            select customer
            from billing.credit_accounts
            where tenant_id = :tenant
            and customer = any(:customers::text[])
            order by customer
            for update
            """;

    /** Whose credit depends on these orders: those with a limit, and those that wait although theirs has been taken away. */
    private static final String CONCERNED = """
            select distinct orders.customer
            from orders.orders_view orders
            join customers.customers_view customers
                on customers.tenant_id = orders.tenant_id and customers.customer = orders.customer
            where orders.tenant_id = :tenant
            and orders.order_id = any(:orders::uuid[])
            and (
                (customers.payment_terms <> 'PREPAID'
                    and (customers.credit_limit_minor is not null or customers.overdue_block_days is not null))
                or exists (
                    select 1
                    from orders.holds_view holds
                    where holds.tenant_id = orders.tenant_id
                    and holds.order_id = orders.order_id
                    and holds.reason = 'CREDIT'
                    and holds.automatic
                    and holds.released_at is null
                )
            )
            order by orders.customer
            """;

    /** Money moves per order, so what is paid ahead for one does not make the invoice of another less open. */
    private static final String STANDINGS = """
            select asked.customer, asked.currency, owed.invoices_minor, owed.cash_minor, open.orders_minor, late.due_on,
                late.overdue_minor
            from unnest(:customers::text[], :currencies::text[]) as asked (customer, currency)
            cross join lateral (
                select coalesce(sum(greatest(balances.balance_minor, 0)), 0)::bigint as invoices_minor,
                    coalesce(sum(greatest(-balances.balance_minor, 0)), 0)::bigint as cash_minor,
                    coalesce(array_agg(balances.order_id) filter (where balances.balance_minor > 0), '{}') as owing
                from (
                    select ledger.order_id, sum(ledger.amount_minor) as balance_minor
                    from billing.ledger ledger
                    where ledger.tenant_id = :tenant
                    and ledger.customer = asked.customer
                    and ledger.currency = asked.currency
                    group by ledger.order_id
                ) balances
            ) owed
            cross join lateral (
                select coalesce(sum(greatest(orders.total_minor - charged.charged_minor, 0)), 0)::bigint as orders_minor
                from orders.orders_view orders
                cross join lateral (
                    select coalesce(sum(charges.amount_minor), 0) as charged_minor
                    from billing.ledger charges
                    where charges.tenant_id = :tenant
                    and charges.order_id = orders.order_id
                    and charges.kind = 'CHARGE'
                ) charged
                where orders.tenant_id = :tenant
                and orders.customer = asked.customer
                and orders.currency = asked.currency
                and orders.stage = 'OPEN'
                and not exists (
                    select 1
                    from orders.holds_view holds
                    where holds.tenant_id = :tenant
                    and holds.order_id = orders.order_id
                    and holds.reason = 'CREDIT'
                    and holds.automatic
                    and holds.released_at is null
                )
            ) open
            cross join lateral (
                select min(invoices.due_on) as due_on,
                    coalesce(sum(invoices.open_minor) filter (where invoices.due_on < cast(:today as date)), 0)::bigint
                        as overdue_minor
                from billing.invoices_view invoices
                where invoices.tenant_id = :tenant
                and invoices.order_id = any(owed.owing)
                and invoices.open_minor > 0
            ) late
            """;

    private static final String WAITING = """
            select asked.customer, waiting.order_id, waiting.number, waiting.hold_id, waiting.note, waiting.total_minor,
                waiting.currency, waiting.placed_at, waiting.allowed_minor, waiting.allowed_by
            from unnest(:customers::text[]) as asked (customer)
            cross join lateral (
                select orders.order_id, orders.number, holds.hold_id, holds.note, orders.total_minor, orders.currency,
                    orders.placed_at, orders.priority, overrides.amount_minor as allowed_minor,
                    overrides.granted_by as allowed_by
                from orders.orders_view orders
                join orders.holds_view holds
                    on holds.tenant_id = orders.tenant_id and holds.order_id = orders.order_id
                left join billing.credit_overrides overrides
                    on overrides.tenant_id = orders.tenant_id and overrides.order_id = orders.order_id
                where orders.tenant_id = :tenant
                and orders.customer = asked.customer
                and orders.stage = 'OPEN'
                and holds.reason = 'CREDIT'
                and holds.automatic
                and holds.released_at is null
                order by orders.priority desc, orders.placed_at, orders.order_id
                limit :most
            ) waiting
            order by asked.customer, waiting.priority desc, waiting.placed_at, waiting.order_id
            """;

    private static final String ALLOW = """
            insert into billing.credit_overrides
                (tenant_id, order_id, customer, amount_minor, currency, reason, granted_by, granted_at)
            values (:tenant, :order, :customer, :amount, :currency, :reason, :by, :at)
            on conflict (tenant_id, order_id) do update
            set amount_minor = excluded.amount_minor, currency = excluded.currency, reason = excluded.reason,
                granted_by = excluded.granted_by, granted_at = excluded.granted_at
            """;

    private static final String ALLOWED = """
            select order_id, amount_minor, currency, reason, granted_by, granted_at
            from billing.credit_overrides
            where tenant_id = :tenant
            and order_id = :order
            """;

    /**
     * An order that waits for credit.
     *
     * @param allowedBy who let it go although it does not fit, for as much as it cost then; null when nobody did
     */
    record Waiting(
            CustomerNumber customer,
            OrderId order,
            String number,
            UUID hold,
            @Nullable String note,
            Money total,
            Instant placedAt,
            @Nullable Money allowed,
            @Nullable String allowedBy) {

        boolean isAllowed() {
            return allowed != null && allowed.currency().equals(total.currency()) && total.compareTo(allowed) <= 0;
        }
    }

    private final Db db;

    CreditAccounts(Db db) {
        this.db = db;
    }

    /** Keeps everybody else from giving these customers credit until the transaction ends. */
    void lock(Collection<CustomerNumber> customers, Instant at) {
        var names = Columns.texts(
                new TreeSet<>(customers.stream().map(CustomerNumber::value).toList()));
        db.sql(OPEN).param("customers", names).param("at", Db.timestamp(at)).update();
        db.sql(LOCK)
                .param("customers", names)
                .query((row, _) -> row.getString("customer"))
                .list();
    }

    Set<CustomerNumber> concerned(Collection<OrderId> orders) {
        return orders.isEmpty()
                ? Set.of()
                : db
                        .sql(CONCERNED)
                        .param("orders", Columns.texts(orders))
                        .query((row, _) -> CustomerNumber.of(row.getString("customer")))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
    }

    Map<CustomerNumber, CreditStanding> standings(Collection<Customer> customers, LocalDate today) {
        var byNumber = customers.stream().collect(Collectors.toMap(Customer::number, customer -> customer));
        var standings = new HashMap<CustomerNumber, CreditStanding>();
        db.sql(STANDINGS)
                .param("customers", Columns.text(customers, Customer::number))
                .param("currencies", Columns.text(customers, Customer::currency))
                .param("today", today)
                .query(row -> {
                    var number = CustomerNumber.of(row.getString("customer"));
                    var currency = row.getString("currency");
                    standings.put(
                            number,
                            CreditStanding.of(
                                    Objects.requireNonNull(byNumber.get(number)),
                                    Money.of(row.getLong("orders_minor"), currency),
                                    Money.of(row.getLong("invoices_minor"), currency),
                                    Money.of(row.getLong("cash_minor"), currency),
                                    Money.of(row.getLong("overdue_minor"), currency),
                                    Db.dateOrNull(row, "due_on"),
                                    today));
                });
        return standings;
    }

    /** Whose turn it is first, first: by priority, then by age; of each customer at most so many. */
    List<Waiting> waiting(Collection<CustomerNumber> customers, int most) {
        return db.sql(WAITING)
                .param("customers", Columns.texts(customers))
                .param("most", most)
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    var allowed = row.getObject("allowed_minor", Long.class);
                    return new Waiting(
                            CustomerNumber.of(row.getString("customer")),
                            new OrderId(Db.uuid(row, "order_id")),
                            row.getString("number"),
                            Db.uuid(row, "hold_id"),
                            row.getString("note"),
                            Money.of(row.getLong("total_minor"), currency),
                            Db.instant(row, "placed_at"),
                            allowed == null ? null : Money.of(allowed, currency),
                            row.getString("allowed_by"));
                })
                .list();
    }

    void allow(CreditOverride override, CustomerNumber customer) {
        db.sql(ALLOW)
                .param("order", override.order().value())
                .param("customer", customer.value())
                .param("amount", override.amount().minor())
                .param("currency", override.amount().currency())
                .param("reason", override.reason())
                .param("by", override.grantedBy())
                .param("at", Db.timestamp(override.grantedAt()))
                .update();
    }

    Optional<CreditOverride> allowed(OrderId order) {
        return db.sql(ALLOWED)
                .param("order", order.value())
                .query((row, _) -> new CreditOverride(
                        new OrderId(Db.uuid(row, "order_id")),
                        Money.of(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason"),
                        row.getString("granted_by"),
                        Db.instant(row, "granted_at")))
                .optional();
    }
}
