package dev.baton.shipping;

import static java.util.stream.Collectors.toMap;

import dev.baton.fulfilment.FulfilmentEvent.PackagesShipped;
import dev.baton.fulfilment.RecordDispatch;
import dev.baton.inventory.IssueStock;
import dev.baton.inventory.Reservation;
import dev.baton.orders.AddToTimeline;
import dev.baton.orders.Hold;
import dev.baton.orders.MoveUnits;
import dev.baton.orders.OrderEvent.UnitsMoved;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.Step;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.security.Caller;
import dev.baton.shipping.ShipmentEvent.ShipmentDispatched;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands a shipment to its carrier: the packages are gone, the units are shipped, the stock has left, and everybody is told. All of
 * it, once, or nothing.
 *
 * <p>Locks: the shipment, the fulfilment order, the order, the balances; always in this order.
 */
@UseCase
public class DispatchShipment {

    public sealed interface Outcome
            permits ShipmentDispatched, AlreadyDispatched, NoLabel, Voided, OnHold, NotReady, AgainstTerms {}

    public record AlreadyDispatched(ShipmentId shipment, Instant at) implements Outcome {}

    public record NoLabel(
            String number, PurchaseState purchase, @Nullable String problem) implements Outcome {}

    public record Voided(String number, Instant at) implements Outcome {}

    /** The order was held after it was packed. */
    public record OnHold(String order, List<Hold> holds) implements Outcome {}

    /** Packages that were opened or packed otherwise after they were labelled, or have left with another shipment. */
    public record NotReady(String number, List<String> packages) implements Outcome {}

    /** Its customer demands something else. */
    public sealed interface AgainstTerms extends Outcome {}

    /** It would arrive before the customer's ship window opens. */
    public record TooEarly(String number, LocalDate arrivesOn, LocalDate opens) implements AgainstTerms {}

    /** @param packages of which nobody has printed the label with the SSCC, counted from 1 */
    public record LabelsNotPrinted(String number, List<Integer> packages) implements AgainstTerms {

        public LabelsNotPrinted {
            packages = List.copyOf(packages);
        }
    }

    private final Shipments shipments;
    private final RecordDispatch recordDispatch;
    private final OrderQueries orders;
    private final MoveUnits moveUnits;
    private final IssueStock issueStock;
    private final Demands demands;
    private final FollowShipment follow;
    private final AddToTimeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    DispatchShipment(
            Shipments shipments,
            RecordDispatch recordDispatch,
            OrderQueries orders,
            MoveUnits moveUnits,
            IssueStock issueStock,
            Demands demands,
            FollowShipment follow,
            AddToTimeline timeline,
            Outbox outbox,
            Clock clock) {
        this.shipments = shipments;
        this.recordDispatch = recordDispatch;
        this.orders = orders;
        this.moveUnits = moveUnits;
        this.issueStock = issueStock;
        this.demands = demands;
        this.follow = follow;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** When its customer takes it, and with its labels. */
    public Outcome handle(ShipmentId id) {
        return handle(id, null);
    }

    /**
     * @param early why it leaves although its customer's ship window is not open when it arrives, which the timeline keeps; it takes
     *     {@link ShipPackages#OVERRIDE_SCOPE}. Null for when the window is open.
     */
    public Outcome handle(ShipmentId id, @Nullable String early) {
        var shipment = shipments.lock(id);
        var state = shipment.state();
        var facts = shipment.facts();
        if (state.dispatchedAt() != null) {
            return new AlreadyDispatched(id, state.dispatchedAt());
        }
        if (state.voidedAt() != null) {
            return new Voided(facts.number(), state.voidedAt());
        }
        if (state.labelledAt() == null) {
            return new NoLabel(facts.number(), state.purchase(), state.problem());
        }
        var order = orders.get(facts.order());
        var holds = order.holdsOn(facts.site(), shipment.unitsByLine().keySet());
        if (!holds.isEmpty()) {
            return new OnHold(order.number(), holds);
        }
        var now = clock.instant();
        var against = demands.of(shipment, order, now);
        var standing = against.stream()
                .filter(demand -> !(demand instanceof TooEarly && mayLeaveEarly(early)))
                .findFirst();
        if (standing.isPresent()) {
            return standing.get();
        }
        return switch (recordDispatch.handle(
                facts.fulfilmentOrder(),
                shipment.packages().stream().collect(toMap(ShippedPackage::id, ShippedPackage::unitsByLine)),
                facts.number(),
                now)) {
            case RecordDispatch.NotReady(var _, var packages) -> new NotReady(facts.number(), packages);
            case PackagesShipped _, RecordDispatch.AlreadyShipped _ -> {
                against.forEach(demand -> overridden(shipment, demand, early, now));
                yield leave(shipment, now);
            }
        };
    }

    private static boolean mayLeaveEarly(@Nullable String early) {
        return early != null && !early.isBlank() && Caller.current().may(ShipPackages.OVERRIDE_SCOPE);
    }

    private void overridden(Shipment shipment, AgainstTerms demand, @Nullable String early, Instant now) {
        if (demand instanceof TooEarly(var number, var arrivesOn, var opens) && early != null) {
            timeline.handle(
                    shipment.facts().order(),
                    "ShipWindowOverridden",
                    Map.of(
                            "number",
                            number,
                            "arrivesOn",
                            arrivesOn.toString(),
                            "opens",
                            opens.toString(),
                            "note",
                            early.strip()),
                    now);
        }
    }

    /** From here on nothing may refuse: whatever does not fit is a broken promise and undoes everything. */
    private ShipmentDispatched leave(Shipment shipment, Instant now) {
        var facts = shipment.facts();
        var moved = moveUnits.handle(
                new MoveUnits.Command(facts.order(), Step.SHIP, facts.site(), facts.number(), shipment.unitsByLine()));
        if (!(moved instanceof UnitsMoved)) {
            throw new IllegalStateException("%s cannot ship what order %s has not packed: %s"
                    .formatted(facts.number(), facts.orderNumber(), moved));
        }
        var units = shipment.units();
        issueStock.handle(new IssueStock.Command(
                facts.number(),
                shipment.id().value(),
                facts.site(),
                units.stream()
                        .map(unit -> new Reservation(
                                facts.order().value(), unit.line().value(), unit.sku(), facts.site(), unit.quantity()))
                        .toList(),
                now));
        var dispatched = new ShipmentDispatched(shipment.id(), facts.number(), facts.order(), facts.site(), units, now);
        var left = shipments.store(shipment.with(shipment.state().dispatched(follow.estimate(shipment, now), now)));
        outbox.add(dispatched);
        timeline.handle(facts.order(), "ShipmentDispatched", news(left), now);
        follow.handle(left);
        return dispatched;
    }

    private static Map<String, Object> news(Shipment shipment) {
        var facts = shipment.facts();
        return Map.of(
                "shipment", shipment.id().toString(),
                "number", facts.number(),
                "site", facts.site().value(),
                "carrier", facts.carrierName(),
                "service", facts.serviceName(),
                "trackingNumbers", shipment.trackingNumbers(),
                "packages", shipment.packages().size(),
                "units",
                        shipment.unitsByLine().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                "estimatedOn",
                        Objects.requireNonNull(shipment.state().estimatedOn()).toString());
    }
}
