package dev.baton.shipping;

import dev.baton.customers.ComplianceQueries;
import dev.baton.orders.OrderView;
import dev.baton.shipping.DispatchShipment.AgainstTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of a customer's demands keeps a shipment from leaving now. */
@Service
@Transactional(readOnly = true)
public class Demands {

    private final Shipments shipments;
    private final ComplianceQueries compliance;
    private final FollowShipment follow;
    private final Clock clock;

    Demands(Shipments shipments, ComplianceQueries compliance, FollowShipment follow, Clock clock) {
        this.shipments = shipments;
        this.compliance = compliance;
        this.follow = follow;
        this.clock = clock;
    }

    /**
     * Empty when nothing does, and of what has no label yet or is not in the house any more.
     *
     * @param order the shipment's own
     */
    public List<AgainstTerms> of(ShipmentId id, OrderView order) {
        if (compliance.known(order.customer()).isNone()) {
            return List.of();
        }
        var shipment = shipments.get(id);
        return shipment.state().status() == ShipmentStatus.LABELLED ? of(shipment, order, clock.instant()) : List.of();
    }

    List<AgainstTerms> of(Shipment shipment, OrderView order, Instant now) {
        var terms = compliance.known(order.customer());
        var against = new ArrayList<AgainstTerms>();
        var number = shipment.facts().number();
        var window = terms.window(order.requestedOn()).orElse(null);
        if (window != null && window.opens() != null) {
            var arrivesOn = follow.estimate(shipment, now);
            if (window.isBeforeOpening(arrivesOn)) {
                against.add(new DispatchShipment.TooEarly(number, arrivesOn, window.opens()));
            }
        }
        var unprinted = shipment.packages().stream()
                .filter(box -> box.labelPrintedAt() == null)
                .map(ShippedPackage::number)
                .toList();
        if (terms.ssccLabels() && !unprinted.isEmpty()) {
            against.add(new DispatchShipment.LabelsNotPrinted(number, unprinted));
        }
        return against;
    }
}
