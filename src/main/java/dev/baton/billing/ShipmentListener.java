package dev.baton.billing;

import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.platform.events.Listener;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What has left is invoiced; told again, nothing happens. */
@Component("billing.ShipmentListener")
class ShipmentListener implements Listener<ShipmentDispatched> {

    private final IssueInvoices issueInvoices;

    ShipmentListener(IssueInvoices issueInvoices) {
        this.issueInvoices = issueInvoices;
    }

    @Override
    public Set<Class<? extends ShipmentDispatched>> events() {
        return Set.of(ShipmentDispatched.class);
    }

    @Override
    public String name() {
        return "billing.ShipmentListener";
    }

    @Override
    public void on(List<ShipmentDispatched> events) {
        issueInvoices.handle(new IssueInvoices.Command(
                events.stream().map(ShipmentListener::shipped).toList()));
    }

    private static Shipped shipped(ShipmentDispatched event) {
        return new Shipped(
                event.shipment().value(), event.number(), event.order(), event.site(), units(event), event.at());
    }

    private static Map<LineId, Long> units(ShipmentDispatched event) {
        return event.units().stream()
                .collect(Collectors.groupingBy(Units::line, Collectors.summingLong(Units::quantity)));
    }
}
