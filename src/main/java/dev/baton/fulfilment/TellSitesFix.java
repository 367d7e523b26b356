package dev.baton.fulfilment;

import dev.baton.orders.OrderId;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the sites of an order what it wants of them, as the news that was lost would have. */
@Component
class TellSitesFix implements Fix {

    private final FulfilmentSync sync;
    private final FulfilmentQueries fulfilment;

    TellSitesFix(FulfilmentSync sync, FulfilmentQueries fulfilment) {
        this.sync = sync;
        this.fulfilment = fulfilment;
    }

    @Override
    public String code() {
        return "TELL_SITES";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(UnheardOrders.NOT_AT_SITE);
    }

    @Override
    public String permission() {
        return "fulfilment:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return new Possible(
                List.of(Sentence.of(
                        "worklist.fix.will-tell-sites", item.subject().label())),
                List.of(),
                false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var order = new OrderId(item.subject().id());
        sync.keepInLine(List.of(order));
        return fulfilment.ofOrder(order).isEmpty()
                ? new Refused(
                        Sentence.of("worklist.fix.wants-nothing", item.subject().label()))
                : new Done(Sentence.of("worklist.fix.sites-told", item.subject().label()), true, null);
    }
}
