package dev.baton.shipping;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a shipment up that its carrier does not label or does not fetch, and sends the same packages by another service. */
@Component
@Order(2)
class ShipOtherwiseFix implements Fix {

    private final ShipmentQueries shipments;
    private final OfferQueries offers;
    private final Reshipping reshipping;

    ShipOtherwiseFix(ShipmentQueries shipments, OfferQueries offers, Reshipping reshipping) {
        this.shipments = shipments;
        this.offers = offers;
        this.reshipping = reshipping;
    }

    @Override
    public String code() {
        return "SHIP_OTHERWISE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ShipmentDwellStates.WITHOUT_LABEL, ShipmentDwellStates.NOT_COLLECTED);
    }

    @Override
    public String permission() {
        return "shipping:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var shipment = shipments.get(idOf(item));
        if (!shipment.status().isInHouse()) {
            return new NotNow(Sentence.of("worklist.fix.left-already", shipment.number()));
        }
        var others = others(shipment);
        if (others.isEmpty()) {
            return new NotNow(Sentence.of("worklist.fix.no-service"));
        }
        return new Possible(
                Stream.concat(
                                Stream.of(Sentence.of(
                                        "worklist.fix.will-ship-otherwise", shipment.number(), shipment.serviceName())),
                                Reshipping.said(others))
                        .toList(),
                List.of(Reshipping.ask(others)),
                false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var shipment = shipments.get(idOf(item));
        var wanted = Reshipping.code(Ask.textOf(Reshipping.SERVICE, given));
        if (others(shipment).stream().noneMatch(offer -> offer.service().equals(wanted))) {
            return new Refused(Sentence.of("worklist.fix.no-service"));
        }
        if (reshipping.giveUp(shipment.id()) instanceof Refused) {
            return new Refused(Sentence.of("worklist.fix.left-already", shipment.number()));
        }
        var result = reshipping.ship(shipment.fulfilmentOrder(), wanted, "%s stood".formatted(shipment.number()));
        if (!(result instanceof Done)) {
            throw new IllegalStateException("%s took %s a moment ago: %s".formatted(wanted, shipment.number(), result));
        }
        return result;
    }

    /** The best one first. */
    private List<ServiceChoice.Offer> others(ShipmentView shipment) {
        return Reshipping.possible(offers.again(shipment)).stream()
                .filter(offer -> !offer.service().equals(shipment.service()))
                .toList();
    }

    private static ShipmentId idOf(WorkItem item) {
        return new ShipmentId(item.subject().id());
    }
}
