package dev.baton.shipping;

import dev.baton.platform.data.Retrying;
import dev.baton.shipping.spi.CarrierGateway.Consignment;
import dev.baton.shipping.spi.CarrierGateway.Tracked;
import dev.baton.shipping.spi.CarrierGateway.Unknown;
import dev.baton.shipping.spi.Scan;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks carriers where shipments are, one question per carrier, with no lock held. Where there is news it asks again soon; where
 * there is none, ever later.
 */
@Service
public class PollTracking {

    private static final Logger LOG = LoggerFactory.getLogger(PollTracking.class);

    private final Shipments shipments;
    private final Gateways gateways;
    private final RecordTracking recordTracking;
    private final ShippingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PollTracking(
            Shipments shipments,
            Gateways gateways,
            RecordTracking recordTracking,
            ShippingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.shipments = shipments;
        this.gateways = gateways;
        this.recordTracking = recordTracking;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void handle(Collection<ShipmentId> ids) {
        shipments.find(ids).stream()
                .filter(shipment -> shipment.state().status().isUnderWay())
                .collect(Collectors.groupingBy(
                        shipment -> shipment.facts().service().carrier()))
                .forEach(this::ask);
    }

    private void ask(String carrier, List<Shipment> under) {
        var consignments = under.stream()
                .map(shipment -> new Consignment(
                        shipment.reference(),
                        shipment.trackingNumbers(),
                        Objects.requireNonNull(shipment.state().dispatchedAt())))
                .toList();
        switch (gateways.track(carrier, consignments)) {
            case Tracked(var scans) -> {
                var byNumber = scans.stream().collect(Collectors.groupingBy(Scan::trackingNumber));
                under.forEach(shipment -> take(shipment, byNumber));
            }
            case Unknown(var reason) -> {
                LOG.info("{} could not be asked about {} shipments: {}", carrier, under.size(), reason);
                under.forEach(shipment -> askAgain(shipment, false));
            }
        }
    }

    private void take(Shipment shipment, Map<String, List<Scan>> byNumber) {
        var scans = shipment.trackingNumbers().stream()
                .flatMap(number -> byNumber.getOrDefault(number, List.of()).stream())
                .toList();
        try {
            var outcome = recordTracking.handle(new RecordTracking.Command(
                    shipment.id(), scans, shipment.facts().carrierName()));
            askAgain(shipment, outcome instanceof RecordTracking.Recorded recorded && recorded.news() > 0);
        } catch (RuntimeException e) {
            LOG.warn(
                    "What the carrier says of {} cannot be taken in",
                    shipment.facts().number(),
                    e);
            askAgain(shipment, false);
        }
    }

    private void askAgain(Shipment shipment, boolean news) {
        Retrying.retrying(() -> Objects.requireNonNull(transaction.execute(_ -> {
            var now = shipments.lock(shipment.id());
            if (!now.state().status().isUnderWay()) {
                return now;
            }
            var pause = settings.pollAfter(now.state().pollPause(), news);
            return shipments.store(now.with(now.state().polled(clock.instant().plus(pause), pause)));
        })));
    }
}
