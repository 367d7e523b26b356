package dev.baton.integrations.carriersimulator;

import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The way of one package, known from its first moment: what is seen when, and when it is told. Pure, so that nothing needs to be
 * remembered.
 */
final class Journey {

    private static final Duration REAL_DAY = Duration.ofDays(1);

    private record Told(Scan scan, Instant at) {}

    private final String trackingNumber;
    private final SimulatedLabels.Row label;
    private final Instant start;
    private final Behaviour behaviour;
    private final Duration dayOnTheRoad;
    private final SplittableRandom luck;
    private final List<Told> told = new ArrayList<>();

    private Journey(String trackingNumber, SimulatedLabels.Row label, Instant start, Behaviour behaviour) {
        this.trackingNumber = trackingNumber;
        this.label = label;
        this.start = start;
        this.behaviour = behaviour;
        this.dayOnTheRoad = start.isBefore(label.askedAt()) ? REAL_DAY : behaviour.day();
        this.luck = Mood.luck(behaviour.seed(), trackingNumber);
    }

    /** What has been told by {@code now}, in the order in which it was told. */
    static List<Scan> scans(
            String trackingNumber, SimulatedLabels.Row label, Instant handedOverAt, Instant now, Behaviour behaviour) {
        var journey = new Journey(trackingNumber, label, handedOverAt, behaviour);
        journey.travel(Math.max(1, label.days()));
        var order = Comparator.comparing(Told::at);
        return journey.told.stream()
                .filter(scan -> !scan.at().isAfter(now))
                .sorted(label.mood() == Mood.CHAOS ? order.reversed() : order)
                .map(Told::scan)
                .toList();
    }

    private void travel(int days) {
        see(0.01, TrackingCode.INFO_RECEIVED, null, "Shipment information received");
        see(0.1, TrackingCode.PICKED_UP, label.fromCity(), "Picked up");
        if (label.mood() == Mood.VANISH) {
            return;
        }
        see(0.3, TrackingCode.IN_TRANSIT, label.fromCity(), "Left the origin depot");
        for (int day = 1; day < days; day++) {
            see(day + 0.2, TrackingCode.IN_TRANSIT, null, "Arrived at a sorting centre");
        }
        see(days - 0.3, TrackingCode.OUT_FOR_DELIVERY, label.toCity(), "Out for delivery");
        switch (label.mood()) {
            case RETURN -> {
                see(days - 0.1, TrackingCode.EXCEPTION, label.toCity(), "Address unknown");
                see(days + 2, TrackingCode.RETURNED, label.fromCity(), "Returned to sender");
            }
            case ATTEMPT -> {
                see(days - 0.1, TrackingCode.DELIVERY_ATTEMPTED, label.toCity(), "Nobody at home");
                see(days + 0.7, TrackingCode.OUT_FOR_DELIVERY, label.toCity(), "Out for delivery");
                see(days + 0.9, TrackingCode.DELIVERED, label.toCity(), "Delivered");
            }
            default -> see(days - 0.1, TrackingCode.DELIVERED, label.toCity(), "Delivered");
        }
    }

    private void see(double days, TrackingCode code, @Nullable String place, String words) {
        var at = start.plus(times(days));
        var scan = new Scan(trackingNumber, code, at, place, words, null);
        boolean late = luck.nextDouble() < behaviour.lateScans();
        var toldAt = late || label.mood() == Mood.CHAOS ? at.plus(times(luck.nextDouble() * 0.5)) : at;
        told.add(new Told(scan, toldAt));
        if (luck.nextDouble() < behaviour.duplicateScans() || label.mood() == Mood.CHAOS) {
            told.add(new Told(scan, toldAt.plus(times(0.05))));
        }
    }

    private Duration times(double days) {
        return Duration.ofMillis(Math.round(dayOnTheRoad.toMillis() * days));
    }
}
