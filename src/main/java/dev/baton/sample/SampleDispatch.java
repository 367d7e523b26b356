package dev.baton.sample;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.BuyLabel;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.PollTracking;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentFilter;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentRow;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import dev.baton.shipping.spi.TrackingInbox;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What leaves the warehouses, and what the carriers tell about it. */
@Component
class SampleDispatch {

    private static final String HOME = "US";

    private final ShipPackages shipPackages;
    private final BuyLabel buyLabel;
    private final DispatchShipment dispatchShipment;
    private final ShipmentQueries shipments;
    private final PollTracking pollTracking;
    private final TrackingInbox trackingInbox;
    private final Clock clock;

    SampleDispatch(
            ShipPackages shipPackages,
            BuyLabel buyLabel,
            DispatchShipment dispatchShipment,
            ShipmentQueries shipments,
            PollTracking pollTracking,
            TrackingInbox trackingInbox,
            Clock clock) {
        this.shipPackages = shipPackages;
        this.buyLabel = buyLabel;
        this.dispatchShipment = dispatchShipment;
        this.shipments = shipments;
        this.pollTracking = pollTracking;
        this.trackingInbox = trackingInbox;
        this.clock = clock;
    }

    /** Empty when nothing is packed. */
    Optional<ShipmentId> prepare(FulfilmentOrderId id) {
        return shipPackages.handle(new ShipPackages.Command(id, Set.of(), null, null))
                        instanceof ShipPackages.Prepared prepared
                ? Optional.of(prepared.shipment())
                : Optional.empty();
    }

    void label(ShipmentId id) {
        buyLabel.handle(id);
    }

    /** Stays when the carrier has refused the label. */
    void leave(ShipmentId id) {
        dispatchShipment.handle(id);
    }

    /** What was labelled and has waited since. */
    void leaveWhatWaits() {
        rows(ShipmentStatus.LABELLED).forEach(row -> dispatchShipment.handle(row.id()));
    }

    /** Asks the carriers after everything that should have arrived by {@code date}. */
    void follow(LocalDate date) {
        follow(row -> row.estimatedOn() == null || !row.estimatedOn().isAfter(date));
    }

    void followEverything() {
        follow(_ -> true);
    }

    private void follow(Predicate<ShipmentRow> which) {
        Caller.system(Caller.current().tenant(), "Baton")
                .run(() -> pollTracking.handle(Stream.of(ShipmentStatus.values())
                        .filter(ShipmentStatus::isUnderWay)
                        .flatMap(status -> rows(status).stream())
                        .filter(which)
                        .map(ShipmentRow::id)
                        .toList()));
    }

    /** Two carriers call: the one has damaged a package, the other cannot get one through the customs. */
    void meetTrouble() {
        meetTrouble(row -> row.country().equals(HOME), "The package was damaged and is being repacked");
        meetTrouble(row -> !row.country().equals(HOME), "Held at customs: papers are being checked");
    }

    private void meetTrouble(Predicate<ShipmentRow> where, String words) {
        rows(ShipmentStatus.IN_TRANSIT).stream()
                .filter(where)
                .min(Comparator.comparing(ShipmentRow::number))
                .ifPresent(row -> trackingInbox.tell(
                        row.service().carrier(),
                        row.trackingNumbers().stream()
                                .map(number -> new Scan(
                                        number, TrackingCode.EXCEPTION, clock.instant(), row.city(), words, null))
                                .toList()));
    }

    private List<ShipmentRow> rows(ShipmentStatus status) {
        var filter = new ShipmentFilter(null, null, null, status, null, null, null, null, null);
        return shipments.list(filter, PageRequest.first(PageRequest.MOST)).data();
    }
}
