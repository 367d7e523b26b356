package dev.baton.fulfilment;

import dev.baton.fulfilment.FulfilmentEvent.FulfilmentOpened;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Brings the fulfilment orders of many orders in line with what those want, in a few statements.
 *
 * <p>Whatever waits or is on the floor is locked first, and the orders are read after that: whoever releases or recalls in the
 * same moment is either seen or waited for.
 */
@Component
class FulfilmentSync {

    private final FulfilmentOrders fulfilmentOrders;
    private final OrderQueries orders;
    private final Clock clock;

    FulfilmentSync(FulfilmentOrders fulfilmentOrders, OrderQueries orders, Clock clock) {
        this.fulfilmentOrders = fulfilmentOrders;
        this.orders = orders;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void keepInLine(Collection<OrderId> which) {
        var ids = new TreeSet<>(which);
        var live = fulfilmentOrders.lockLive(ids);
        var views = orders.find(ids);
        var now = clock.instant();
        fulfilmentOrders.record(live.stream()
                .map(order -> new FulfilmentOrders.Change(order, follow(order, views, now)))
                .toList());
        open(
                views.values().stream()
                        .sorted(Comparator.comparing(OrderView::id))
                        .flatMap(view -> Wanted.sitesOf(view).stream()
                                .filter(site -> !sitesThatWait(live, view.id()).contains(site))
                                .map(site -> Wanted.of(view, site)))
                        .toList(),
                now);
    }

    private void open(List<Wanted> unserved, Instant now) {
        if (unserved.isEmpty()) {
            return;
        }
        long number = fulfilmentOrders.takeNumbers(unserved.size());
        var opened = new ArrayList<FulfilmentOpened>();
        for (var wanted : unserved) {
            opened.add(new FulfilmentOpened(
                    FulfilmentOrderId.next(),
                    wanted.order(),
                    "FO-" + number++,
                    wanted.site(),
                    wanted.onHold(),
                    wanted.particulars(),
                    wanted.work(),
                    now));
        }
        fulfilmentOrders.open(opened);
    }

    private static List<FulfilmentEvent> follow(FulfilmentOrder order, Map<OrderId, OrderView> views, Instant now) {
        var view = views.get(order.order());
        return view == null ? List.of() : order.follow(Wanted.of(view, order.site()), now);
    }

    private static Set<SiteCode> sitesThatWait(List<FulfilmentOrder> live, OrderId order) {
        return live.stream()
                .filter(each -> each.order().equals(order) && each.stage() == Stage.OPEN)
                .map(FulfilmentOrder::site)
                .collect(Collectors.toSet());
    }
}
