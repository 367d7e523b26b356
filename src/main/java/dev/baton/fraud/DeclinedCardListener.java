package dev.baton.fraud;

import dev.baton.billing.BillingEvent;
import dev.baton.billing.BillingEvent.CardDeclined;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.events.Listener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Remembers whose cards are declined: somebody who tries many may own none of them. */
@Component("fraud.DeclinedCardListener")
class DeclinedCardListener implements Listener<BillingEvent> {

    private final FraudPolicies policies;
    private final Traces traces;
    private final OrderQueries orders;
    private final AssessOrders assessOrders;

    DeclinedCardListener(FraudPolicies policies, Traces traces, OrderQueries orders, AssessOrders assessOrders) {
        this.policies = policies;
        this.traces = traces;
        this.orders = orders;
        this.assessOrders = assessOrders;
    }

    @Override
    public Set<Class<? extends BillingEvent>> events() {
        return Set.of(CardDeclined.class);
    }

    @Override
    public void on(List<BillingEvent> events) {
        if (!policies.read().enabled()) {
            return;
        }
        var declined = events.stream().map(CardDeclined.class::cast).toList();
        var concerned = declined.stream().map(CardDeclined::order).collect(Collectors.toCollection(TreeSet::new));
        var views = orders.find(concerned);
        traces.add(declined.stream()
                .flatMap(event -> Optional.ofNullable(views.get(event.order())).stream()
                        .flatMap(view -> trace(event, Traits.of(view)).stream()))
                .toList());
        assessOrders.handle(concerned);
    }

    private static List<Traces.Trace> trace(CardDeclined event, Traits traits) {
        var mail = traits.mail();
        return mail == null
                ? List.of()
                : List.of(new Traces.Trace(
                        Traces.DECLINED_CARD, mail, event.authorisation().value(), event.at(), mail));
    }
}
