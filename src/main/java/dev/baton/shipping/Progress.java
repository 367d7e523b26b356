package dev.baton.shipping;

import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a shipment is, from everything its carrier ever said: whatever the order in which it was told, and however often.
 *
 * <p>A package is where it was seen last. Once delivered or returned it stays so, whatever is told of earlier or later sightings;
 * of the two the later one holds. A shipment is delivered when its last package is; before that, trouble with one package is
 * trouble with all.
 *
 * @param arrivedAt of the last package; null until all have arrived
 * @param latest what was seen last, of any package
 */
record Progress(
        ShipmentStatus status,
        @Nullable Instant arrivedAt,
        @Nullable Scan latest) {

    private static final Comparator<Scan> BY_TIME =
            Comparator.comparing(Scan::at).thenComparing(Scan::code);

    /** @param trackingNumbers of all packages; a scan without one speaks of each */
    static Progress of(Collection<String> trackingNumbers, Collection<Scan> scans) {
        var latest = scans.stream().max(BY_TIME).orElse(null);
        var ends = trackingNumbers.stream()
                .map(number -> scans.stream()
                        .filter(scan -> scan.trackingNumber().isEmpty()
                                || scan.trackingNumber().equals(number))
                        .toList())
                .map(Progress::lastOf)
                .toList();
        var states = new HashSet<ShipmentStatus>();
        ends.forEach(end -> states.add(end.map(scan -> statusOf(scan.code())).orElse(ShipmentStatus.DISPATCHED)));
        var status = together(states);
        var arrivedAt = status == ShipmentStatus.DELIVERED
                ? ends.stream()
                        .flatMap(Optional::stream)
                        .map(Scan::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        return new Progress(status, arrivedAt, latest);
    }

    private static Optional<Scan> lastOf(List<Scan> scans) {
        return scans.stream()
                .filter(scan -> isFinal(scan.code()))
                .max(BY_TIME)
                .or(() -> scans.stream().max(BY_TIME));
    }

    private static ShipmentStatus together(Set<ShipmentStatus> states) {
        if (states.size() == 1) {
            return states.iterator().next();
        }
        if (states.contains(ShipmentStatus.EXCEPTION)) {
            return ShipmentStatus.EXCEPTION;
        }
        if (states.equals(Set.of(ShipmentStatus.DELIVERED, ShipmentStatus.RETURNED_TO_SENDER))) {
            return ShipmentStatus.RETURNED_TO_SENDER;
        }
        return states.contains(ShipmentStatus.OUT_FOR_DELIVERY)
                ? ShipmentStatus.OUT_FOR_DELIVERY
                : ShipmentStatus.IN_TRANSIT;
    }

    private static boolean isFinal(TrackingCode code) {
        return code == TrackingCode.DELIVERED || code == TrackingCode.RETURNED;
    }

    private static ShipmentStatus statusOf(TrackingCode code) {
        return switch (code) {
            case INFO_RECEIVED -> ShipmentStatus.DISPATCHED;
            case PICKED_UP, IN_TRANSIT -> ShipmentStatus.IN_TRANSIT;
            case OUT_FOR_DELIVERY -> ShipmentStatus.OUT_FOR_DELIVERY;
            case DELIVERY_ATTEMPTED, EXCEPTION -> ShipmentStatus.EXCEPTION;
            case DELIVERED -> ShipmentStatus.DELIVERED;
            case RETURNED -> ShipmentStatus.RETURNED_TO_SENDER;
        };
    }
}
