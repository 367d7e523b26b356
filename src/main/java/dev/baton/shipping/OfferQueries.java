package dev.baton.shipping;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.fulfilment.FulfilmentView.PackageView;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.shipping.ShipmentView.ShipmentPackage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be shipped of a fulfilment order now, and what every service would charge for it. Nothing is kept. */
@Service
@Transactional(readOnly = true)
public class OfferQueries {

    /**
     * @param free closed packages that are in no shipment
     * @param choice for the packages asked about; null when none of them is free
     */
    public record Offers(
            FulfilmentView work,
            OrderView order,
            List<PackageView> free,
            @Nullable ServiceChoice choice) {

        public Offers {
            free = List.copyOf(free);
        }
    }

    private final FulfilmentQueries fulfilment;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final Shipments shipments;
    private final Rating rating;
    private final Clock clock;

    OfferQueries(
            FulfilmentQueries fulfilment,
            OrderQueries orders,
            SiteQueries sites,
            Shipments shipments,
            Rating rating,
            Clock clock) {
        this.fulfilment = fulfilment;
        this.orders = orders;
        this.sites = sites;
        this.shipments = shipments;
        this.rating = rating;
        this.clock = clock;
    }

    /** @param asked the packages to ask about; empty for all that are free */
    public Offers offers(FulfilmentOrderId id, Set<PackageId> asked) {
        var work = fulfilment.get(id);
        var order = orders.get(work.order());
        var closed = work.packages().stream()
                .filter(box -> box.sealed() && !box.shipped())
                .toList();
        var taken = shipments.taken(closed.stream().map(PackageView::id).toList());
        var free = closed.stream().filter(box -> !taken.containsKey(box.id())).toList();
        var wanted = free.stream()
                .filter(box -> asked.isEmpty() || asked.contains(box.id()))
                .toList();
        var choice = wanted.isEmpty()
                ? null
                : rating.choose(work, order, sites.get(work.site()), wanted, null, false, clock.instant());
        return new Offers(work, order, free, choice);
    }

    /** What every service would charge now for the packages of a shipment that is in one already. */
    ServiceChoice again(ShipmentView shipment) {
        var work = fulfilment.get(shipment.fulfilmentOrder());
        var its = shipment.packages().stream().map(ShipmentPackage::id).collect(Collectors.toSet());
        var packages =
                work.packages().stream().filter(box -> its.contains(box.id())).toList();
        return rating.choose(
                work, orders.get(work.order()), sites.get(work.site()), packages, null, false, clock.instant());
    }
}
