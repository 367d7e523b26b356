package dev.baton.shipping;

import dev.baton.fulfilment.FulfilmentOrderId;
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

/** Puts what is packed into a shipment, by the service that is chosen. Its labels are bought within seconds. */
@Component
@Order(0)
class ShipPackedFix implements Fix {

    private final OfferQueries offers;
    private final Reshipping reshipping;

    ShipPackedFix(OfferQueries offers, Reshipping reshipping) {
        this.offers = offers;
        this.reshipping = reshipping;
    }

    @Override
    public String code() {
        return "SHIP_PACKED";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ShipmentDwellStates.NOT_SHIPPED);
    }

    @Override
    public String permission() {
        return "shipping:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var choice = offers.offers(idOf(item), Set.of()).choice();
        if (choice == null) {
            return new NotNow(Sentence.of("worklist.fix.nothing-packed"));
        }
        var offers = Reshipping.possible(choice);
        if (offers.isEmpty()) {
            return new NotNow(Sentence.of("worklist.fix.no-service"));
        }
        return new Possible(
                Stream.concat(
                                Stream.of(Sentence.of("worklist.fix.will-ship", choice.packages())),
                                Reshipping.said(offers))
                        .toList(),
                List.of(Reshipping.ask(offers)),
                true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return reshipping.ship(idOf(item), Reshipping.code(Ask.textOf(Reshipping.SERVICE, given)), null);
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return reshipping.giveUp(back);
    }

    private static FulfilmentOrderId idOf(WorkItem item) {
        return new FulfilmentOrderId(item.subject().id());
    }
}
