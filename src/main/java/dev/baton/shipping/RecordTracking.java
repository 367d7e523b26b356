package dev.baton.shipping;

import dev.baton.platform.UseCase;
import dev.baton.shipping.spi.Scan;
import java.time.Clock;
import java.util.List;

/**
 * Takes in what somebody saw of a shipment: a carrier that was asked, a carrier that tells by itself, or a person.
 *
 * <p>The same sighting told twice is one; late and out of order are as good as in time. A sighting before the shipment has left is
 * kept, and counts once it has.
 */
@UseCase
public class RecordTracking {

    /**
     * @param scans an empty tracking number speaks of the whole shipment
     * @param from who says so
     */
    public record Command(ShipmentId shipment, List<Scan> scans, String from) {

        public Command {
            scans = List.copyOf(scans);
        }
    }

    public sealed interface Outcome {}

    /** @param news how many of them nobody had told before */
    public record Recorded(int news, ShipmentStatus status) implements Outcome {}

    /** A tracking number that is on none of the shipment's packages. */
    public record NotOurs(String trackingNumber) implements Outcome {}

    public record Voided(String number) implements Outcome {}

    private final Shipments shipments;
    private final TrackingEvents events;
    private final FollowShipment follow;
    private final Clock clock;

    RecordTracking(Shipments shipments, TrackingEvents events, FollowShipment follow, Clock clock) {
        this.shipments = shipments;
        this.events = events;
        this.follow = follow;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var shipment = shipments.lock(command.shipment());
        if (shipment.state().voidedAt() != null) {
            return new Voided(shipment.facts().number());
        }
        var numbers = shipment.trackingNumbers();
        for (var scan : command.scans()) {
            if (!scan.trackingNumber().isEmpty() && !numbers.contains(scan.trackingNumber())) {
                return new NotOurs(scan.trackingNumber());
            }
        }
        int news = events.add(shipment.id(), command.scans(), clock.instant(), command.from());
        var status = (news == 0 ? shipment : follow.handle(shipment)).state().status();
        return new Recorded(news, status);
    }
}
