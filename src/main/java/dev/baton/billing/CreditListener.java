package dev.baton.billing;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.customers.CustomerEvent.CreditTermsChanged;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.OrderPlaced;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Listener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whatever changes what a customer owes or may owe has its waiting orders looked at, all of a batch in one pass. */
@Component("billing.CreditListener")
class CreditListener implements Listener<Event> {

    private final CreditAccounts accounts;
    private final CheckCredit checkCredit;

    CreditListener(CreditAccounts accounts, CheckCredit checkCredit) {
        this.accounts = accounts;
        this.checkCredit = checkCredit;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(
                OrderPlaced.class,
                OrderAmended.class,
                UnitsCancelled.class,
                HoldReleased.class,
                InvoiceIssued.class,
                PaymentRecorded.class,
                CreditMemoIssued.class,
                RefundRequested.class,
                CreditTermsChanged.class);
    }

    @Override
    public String name() {
        return "billing.CreditListener";
    }

    @Override
    public void on(List<Event> events) {
        var orders = new HashSet<OrderId>();
        var customers = new HashSet<CustomerNumber>();
        for (var event : events) {
            switch (event) {
                case CreditTermsChanged changed -> customers.add(changed.customer());
                case HoldReleased released when released.reason() != HoldReason.CREDIT -> {}
                default -> orders.add(new OrderId(event.subject()));
            }
        }
        customers.addAll(accounts.concerned(orders));
        checkCredit.handle(customers);
    }
}
