package dev.baton.shipping;

import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says that the carrier has fetched a parcel after all, when nobody at the door has said so. */
@Component
@Order(1)
class HandOverFix implements Fix {

    private final ShipmentQueries shipments;
    private final DispatchShipment dispatchShipment;

    HandOverFix(ShipmentQueries shipments, DispatchShipment dispatchShipment) {
        this.shipments = shipments;
        this.dispatchShipment = dispatchShipment;
    }

    @Override
    public String code() {
        return "HAND_OVER";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ShipmentDwellStates.NOT_COLLECTED);
    }

    @Override
    public String permission() {
        return "shipping:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var shipment = shipments.get(idOf(item));
        return shipment.status() == ShipmentStatus.LABELLED
                ? new Possible(
                        List.of(
                                Sentence.of(
                                        "worklist.fix.will-hand-over",
                                        shipment.packages().size(),
                                        shipment.number(),
                                        shipment.carrierName()),
                                Sentence.of("worklist.fix.goods-leave", shipment.site())),
                        List.of(),
                        false)
                : new NotNow(Sentence.of("worklist.fix.left-already", shipment.number()));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (dispatchShipment.handle(idOf(item))) {
            case ShipmentDispatched gone ->
                new Done(Sentence.of("worklist.fix.handed-over", gone.number()), true, null);
            case DispatchShipment.AlreadyDispatched _, DispatchShipment.Voided _, DispatchShipment.NoLabel _ ->
                new Refused(
                        Sentence.of("worklist.fix.left-already", item.subject().label()));
            case DispatchShipment.OnHold _ -> new Refused(Sentence.of("worklist.fix.order-held"));
            case DispatchShipment.NotReady _ -> new Refused(Sentence.of("worklist.fix.boxes-changed"));
            case DispatchShipment.AgainstTerms _ -> new Refused(Sentence.of("worklist.fix.against-terms"));
        };
    }

    private static ShipmentId idOf(WorkItem item) {
        return new ShipmentId(item.subject().id());
    }
}
