package dev.baton.billing;

import dev.baton.billing.BillingEvent.AuthorisationEnded;
import dev.baton.billing.BillingEvent.CardAuthorised;
import dev.baton.billing.BillingEvent.CardDeclined;
import dev.baton.billing.BillingEvent.PaymentRecorded;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whatever changes whether cards and cash cover an order has it looked at. */
@Component("billing.PaymentListener")
class PaymentListener implements Listener<Event> {

    private final CheckPayment checkPayment;

    PaymentListener(CheckPayment checkPayment) {
        this.checkPayment = checkPayment;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(
                CardAuthorised.class,
                CardDeclined.class,
                AuthorisationEnded.class,
                PaymentRecorded.class,
                UnitsCancelled.class);
    }

    @Override
    public String name() {
        return "billing.PaymentListener";
    }

    @Override
    public void on(List<Event> events) {
        checkPayment.handle(events.stream()
                .map(event -> new OrderId(event.subject()))
                .distinct()
                .toList());
    }
}
