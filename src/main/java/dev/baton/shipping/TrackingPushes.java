package dev.baton.shipping;

import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingInbox;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sorts what carriers tell by themselves into the shipments it is about. Each shipment is a transaction of its own. */
@Component
class TrackingPushes implements TrackingInbox {

    private final Shipments shipments;
    private final RecordTracking recordTracking;

    TrackingPushes(Shipments shipments, RecordTracking recordTracking) {
        this.shipments = shipments;
        this.recordTracking = recordTracking;
    }

    @Override
    public List<String> tell(String carrier, List<Scan> scans) {
        var byNumber = scans.stream().collect(Collectors.groupingBy(Scan::trackingNumber));
        var owners = shipments.byTrackingNumber(byNumber.keySet());
        owners.values().stream()
                .distinct()
                .forEach(shipment -> recordTracking.handle(new RecordTracking.Command(
                        shipment,
                        scans.stream()
                                .filter(scan -> shipment.equals(owners.get(scan.trackingNumber())))
                                .toList(),
                        carrier)));
        return byNumber.keySet().stream()
                .filter(number -> !owners.containsKey(number))
                .sorted()
                .toList();
    }
}
