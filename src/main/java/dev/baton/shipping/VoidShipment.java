package dev.baton.shipping;

import dev.baton.orders.AddToTimeline;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Gives a shipment up before it has left; its packages are free for another. A label that was bought, or may have been, is given
 * back to the carrier afterwards.
 */
@UseCase
public class VoidShipment {

    public sealed interface Outcome {}

    public record Voided(ShipmentId shipment, String number, Instant at) implements Outcome {}

    public record AlreadyVoided(ShipmentId shipment, Instant at) implements Outcome {}

    public record TooLate(String number, ShipmentStatus status) implements Outcome {}

    private final Shipments shipments;
    private final AddToTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    VoidShipment(Shipments shipments, AddToTimeline timeline, Audit audit, Clock clock) {
        this.shipments = shipments;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(ShipmentId id) {
        var shipment = shipments.lock(id);
        var voidedAt = shipment.state().voidedAt();
        if (voidedAt != null) {
            return new AlreadyVoided(id, voidedAt);
        }
        var status = shipment.state().status();
        var number = shipment.facts().number();
        if (!status.isInHouse()) {
            return new TooLate(number, status);
        }
        var now = clock.instant();
        var voided = shipments.store(shipment.voided(now));
        shipments.storePackages(voided);
        audit.record("shipment", number, "voided", Map.of("status", status), Map.of("status", ShipmentStatus.VOIDED));
        timeline.handle(
                shipment.facts().order(), "ShipmentVoided", Map.of("shipment", id.toString(), "number", number), now);
        return new Voided(id, number, now);
    }
}
