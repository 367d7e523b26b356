package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about money. */
@Service
@Transactional(readOnly = true)
public class BillingQueries {

    /** How far a list is added up. */
    public static final int COUNTED = 10_000;

    private final Invoices invoices;
    private final Payments payments;
    private final Ledger ledger;
    private final OrderQueries orders;
    private final Clock clock;

    BillingQueries(Invoices invoices, Payments payments, Ledger ledger, OrderQueries orders, Clock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.ledger = ledger;
        this.orders = orders;
        this.clock = clock;
    }

    public InvoiceView invoice(InvoiceId invoice) {
        return invoices.find(invoice, today()).orElseThrow(() -> new NotFound("invoice", invoice));
    }

    public Optional<InvoiceId> invoiceByNumber(String number) {
        return invoices.byNumber(number);
    }

    public Optional<PaymentId> paymentByNumber(String number) {
        return payments.byNumber(number);
    }

    /** By currency. Of a list longer than {@value #COUNTED} only so many are added up. */
    public List<InvoiceTotals> totals(InvoiceFilter filter) {
        return invoices.totals(filter, today(), COUNTED);
    }

    /** Newest first. */
    public Page<InvoiceRow> invoices(InvoiceFilter filter, PageRequest request) {
        return invoices.list(filter, request, today());
    }

    public PaymentView payment(PaymentId payment) {
        return payments.find(payment).orElseThrow(() -> new NotFound("payment", payment));
    }

    /** Newest first. */
    public Page<PaymentView> payments(PaymentFilter filter, PageRequest request) {
        return payments.list(filter, request);
    }

    public OrderMoney money(OrderId order) {
        return money(List.of(orders.get(order))).values().iterator().next();
    }

    /** For those orders that are there, in one statement for all of them. */
    public Map<OrderId, OrderMoney> money(Collection<OrderView> wanted) {
        var balances = ledger.balances(wanted.stream().map(OrderView::id).toList());
        var money = new HashMap<OrderId, OrderMoney>();
        for (var order : wanted) {
            var balance = balances.getOrDefault(order.id(), Balance.nothing(order.currency()));
            money.put(order.id(), OrderMoney.of(order.id(), order.money().currentTotal(), balance, today()));
        }
        return money;
    }

    /** Every movement of an order's money, oldest first. */
    public List<LedgerEntry> ledger(OrderId order) {
        return ledger.entries(order);
    }

    /** What a customer owes over all of its orders, by currency. */
    public List<CustomerBalance> balances(CustomerNumber customer) {
        return ledger.balances(customer);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
