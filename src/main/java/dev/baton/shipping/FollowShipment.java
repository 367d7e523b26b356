package dev.baton.shipping;

import dev.baton.network.SiteQueries;
import dev.baton.orders.AddToTimeline;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.Step;
import dev.baton.platform.events.Outbox;
import dev.baton.shipping.ShipmentEvent.ShipmentDelivered;
import dev.baton.shipping.ShipmentEvent.ShipmentTroubled;
import dev.baton.shipping.spi.Scan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a shipment that has left, and its order, to where its tracking events say that it is. Part of others' transactions. */
@Component
class FollowShipment {

    private final Shipments shipments;
    private final TrackingEvents events;
    private final SiteQueries sites;
    private final MoveUnits moveUnits;
    private final AddToTimeline timeline;
    private final Outbox outbox;

    FollowShipment(
            Shipments shipments,
            TrackingEvents events,
            SiteQueries sites,
            MoveUnits moveUnits,
            AddToTimeline timeline,
            Outbox outbox) {
        this.shipments = shipments;
        this.events = events;
        this.sites = sites;
        this.moveUnits = moveUnits;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** When it should arrive, had it left at {@code leftAt} and nothing been seen of it. */
    LocalDate estimate(Shipment shipment, Instant leftAt) {
        return estimate(shipment, leftAt, List.of());
    }

    /** @param shipment locked, and as it is now */
    Shipment handle(Shipment shipment) {
        var scans = events.scans(shipment.id());
        var leftAt = shipment.state().dispatchedAt();
        if (scans.isEmpty() || leftAt == null) {
            return shipment;
        }
        var progress = Progress.of(shipment.trackingNumbers(), scans);
        var before = shipment.state();
        var deliveredAt = before.deliveredAt() == null ? deliveredAt(progress, leftAt) : before.deliveredAt();
        var next = before.progressed(
                before.deliveredAt() == null ? progress.status() : before.status(),
                estimate(shipment, leftAt, scans),
                deliveredAt);
        if (next.equals(before)) {
            return shipment;
        }
        var followed = shipments.store(shipment.with(next));
        if (before.deliveredAt() == null && deliveredAt != null) {
            deliver(followed, deliveredAt);
        } else if (next.status() != before.status() && isTrouble(next.status())) {
            trouble(followed, Objects.requireNonNull(progress.latest()));
        }
        return followed;
    }

    /** What arrived cannot have arrived before it left, whatever a carrier's clock says. */
    private static @Nullable Instant deliveredAt(Progress progress, Instant leftAt) {
        var arrivedAt = progress.arrivedAt();
        return arrivedAt == null || !arrivedAt.isBefore(leftAt) ? arrivedAt : leftAt;
    }

    private LocalDate estimate(Shipment shipment, Instant leftAt, List<Scan> scans) {
        var leftOn = sites.get(shipment.facts().site()).calendar().dayOf(leftAt);
        var destination = DestinationCalendar.of(
                shipment.facts().shipTo().country(), shipment.facts().place(), leftOn);
        return EstimatedDelivery.of(leftOn, shipment.facts().transitDays(), destination, scans);
    }

    private void deliver(Shipment shipment, Instant deliveredAt) {
        var facts = shipment.facts();
        var moved = moveUnits.handle(new MoveUnits.Command(
                facts.order(), Step.DELIVER, facts.site(), facts.number(), shipment.unitsByLine()));
        if (!(moved instanceof UnitsMoved)) {
            throw new IllegalStateException("%s delivers what order %s has not shipped: %s"
                    .formatted(facts.number(), facts.orderNumber(), moved));
        }
        outbox.add(new ShipmentDelivered(
                shipment.id(), facts.number(), facts.order(), facts.site(), shipment.units(), deliveredAt));
        timeline.handle(
                facts.order(),
                "ShipmentDelivered",
                Map.of(
                        "shipment",
                        shipment.id().toString(),
                        "number",
                        facts.number(),
                        "site",
                        facts.site().value()),
                deliveredAt);
    }

    private void trouble(Shipment shipment, Scan scan) {
        var facts = shipment.facts();
        outbox.add(new ShipmentTroubled(
                shipment.id(), facts.number(), facts.order(), scan.code(), scan.words(), scan.at()));
        timeline.handle(
                facts.order(),
                "ShipmentTroubled",
                Map.of(
                        "shipment", shipment.id().toString(),
                        "number", facts.number(),
                        "code", scan.code(),
                        "words", Objects.requireNonNullElse(scan.words(), "")),
                scan.at());
    }

    private static boolean isTrouble(ShipmentStatus status) {
        return status == ShipmentStatus.EXCEPTION || status == ShipmentStatus.RETURNED_TO_SENDER;
    }
}
