package dev.baton.shipping;

import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the carrier once more for the label that it refused, or for which it gave no answer: under the same reference, so that nothing is bought twice. */
@Component
@Order(1)
class BuyLabelAgainFix implements Fix {

    private final ShipmentQueries queries;
    private final Shipments shipments;
    private final Clock clock;

    BuyLabelAgainFix(ShipmentQueries queries, Shipments shipments, Clock clock) {
        this.queries = queries;
        this.shipments = shipments;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "BUY_LABEL_AGAIN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ShipmentDwellStates.WITHOUT_LABEL);
    }

    @Override
    public String permission() {
        return "shipping:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var shipment = queries.get(idOf(item));
        if (shipment.status() != ShipmentStatus.PREPARED) {
            return new NotNow(Sentence.of("worklist.fix.labelled-already", shipment.number()));
        }
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of("worklist.fix.will-ask-carrier", shipment.carrierName(), shipment.number()));
        var problem = shipment.purchase().problem();
        if (problem != null) {
            changes.add(Sentence.of("worklist.fix.carrier-said", problem));
        }
        return new Possible(changes, List.of(), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var shipment = shipments.lock(idOf(item));
        if (!shipment.awaitsLabel()) {
            return new Refused(Sentence.of(
                    "worklist.fix.labelled-already", shipment.facts().number()));
        }
        shipments.store(shipment.askedAgain(clock.instant()));
        return new Done(
                Sentence.of("worklist.fix.carrier-asked", shipment.facts().carrierName()), false, null);
    }

    private static ShipmentId idOf(WorkItem item) {
        return new ShipmentId(item.subject().id());
    }
}
