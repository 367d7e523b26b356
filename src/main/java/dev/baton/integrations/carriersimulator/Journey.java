package dev.baton.integrations.carriersimulator;

import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The way of one package, known from its first moment: what is seen when, and when it is told. Pure, so that nothing needs to be
 * remembered.
 */
final class Journey {

    private record Told(Scan scan, Instant at) {}

    private final String trackingNumber;
    private final Mood mood;
    private final Instant start;
    private final Behaviour behaviour;
    private final SplittableRandom luck;
    private final List<Told> told = new ArrayList<>();

    private Journey(String trackingNumber, Mood mood, Instant start, Behaviour behaviour) {
        this.trackingNumber = trackingNumber;
        this.mood = mood;
        this.start = start;
        this.behaviour = behaviour;
        this.luck = Mood.luck(behaviour.seed(), trackingNumber);
    }

    /** What has been told by {@code now}, in the order in which it was told. */
    static List<Scan> scans(
            String trackingNumber, Mood mood, int days, Instant handedOverAt, Instant now, Behaviour behaviour) {
        var journey = new Journey(trackingNumber, mood, handedOverAt, behaviour);
        journey.travel(Math.max(1, days));
        var order = Comparator.comparing(Told::at);
        return journey.told.stream()
                .filter(scan -> !scan.at().isAfter(now))
                .sorted(mood == Mood.CHAOS ? order.reversed() : order)
                .map(Told::scan)
                .toList();
    }

    private void travel(int days) {
        see(0.01, TrackingCode.INFO_RECEIVED, "Shipment information received");
        see(0.1, TrackingCode.PICKED_UP, "Picked up");
        see(0.3, TrackingCode.IN_TRANSIT, "Left the origin depot");
        for (int day = 1; day < days; day++) {
            see(day + 0.2, TrackingCode.IN_TRANSIT, "Arrived at a sorting centre");
        }
        see(days - 0.3, TrackingCode.OUT_FOR_DELIVERY, "Out for delivery");
        switch (mood) {
            case RETURN -> {
                see(days - 0.1, TrackingCode.EXCEPTION, "Address unknown");
                see(days + 2, TrackingCode.RETURNED, "Returned to sender");
            }
            case ATTEMPT -> {
                see(days - 0.1, TrackingCode.DELIVERY_ATTEMPTED, "Nobody at home");
                see(days + 0.7, TrackingCode.OUT_FOR_DELIVERY, "Out for delivery");
                see(days + 0.9, TrackingCode.DELIVERED, "Delivered");
            }
            default -> see(days - 0.1, TrackingCode.DELIVERED, "Delivered");
        }
    }

    private void see(double day, TrackingCode code, String words) {
        var at = start.plus(times(day));
        var scan = new Scan(trackingNumber, code, at, null, words, null);
        boolean late = luck.nextDouble() < behaviour.lateScans();
        var toldAt = late || mood == Mood.CHAOS ? at.plus(times(luck.nextDouble() * 0.5)) : at;
        told.add(new Told(scan, toldAt));
        if (luck.nextDouble() < behaviour.duplicateScans() || mood == Mood.CHAOS) {
            told.add(new Told(scan, toldAt.plus(times(0.05))));
        }
    }

    private Duration times(double days) {
        return Duration.ofMillis(Math.round(behaviour.day().toMillis() * days));
    }
}
