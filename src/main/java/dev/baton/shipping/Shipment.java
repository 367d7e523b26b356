package dev.baton.shipping;

import dev.baton.customers.Address;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.network.GeoPoint;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.shipping.spi.CarrierGateway.Bought;
import dev.baton.shipping.spi.CarrierGateway.Purchase;
import dev.baton.shipping.spi.CarrierGateway.Refused;
import dev.baton.shipping.spi.CarrierGateway.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packages of one order that leave a site together with one carrier. It decides and it never acts. */
record Shipment(ShipmentId id, Facts facts, List<ShippedPackage> packages, State state, int version) {

    /** What never changes. */
    record Facts(
            String number,
            OrderId order,
            String orderNumber,
            FulfilmentOrderId fulfilmentOrder,
            String fulfilmentOrderNumber,
            SiteCode site,
            String customerName,
            @Nullable String customerReference,
            String language,
            Address shipTo,
            @Nullable GeoPoint place,
            ServiceCode service,
            String carrierName,
            String serviceName,
            Money price,
            @Nullable LocalDate neededBy,
            LocalDate shipsOn,
            int transitDays,
            ServiceChoice choice,
            Instant createdAt,
            String createdBy) {}

    /**
     * What does.
     *
     * @param nextAttemptAt when the carrier is to be asked about the label; null when there is nothing to ask
     * @param nextPollAt when the carrier is to be asked where it is; null when there is nothing to ask
     */
    record State(
            ShipmentStatus status,
            PurchaseState purchase,
            int attempts,
            @Nullable String problem,
            @Nullable Instant nextAttemptAt,
            @Nullable LocalDate estimatedOn,
            @Nullable Instant labelledAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant voidedAt,
            @Nullable Instant nextPollAt,
            Duration pollPause) {

        static State prepared(@Nullable LocalDate estimatedOn, Instant now) {
            return new State(
                    ShipmentStatus.PREPARED,
                    PurchaseState.WAITING,
                    0,
                    null,
                    now,
                    estimatedOn,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Duration.ZERO);
        }

        State purchase(PurchaseState next, int attempts, @Nullable String problem, @Nullable Instant nextAttemptAt) {
            return new State(
                    status,
                    next,
                    attempts,
                    problem,
                    nextAttemptAt,
                    estimatedOn,
                    labelledAt,
                    dispatchedAt,
                    deliveredAt,
                    voidedAt,
                    nextPollAt,
                    pollPause);
        }

        State labelled(Instant at) {
            return new State(
                    ShipmentStatus.LABELLED,
                    PurchaseState.BOUGHT,
                    attempts,
                    null,
                    null,
                    estimatedOn,
                    at,
                    null,
                    null,
                    null,
                    null,
                    Duration.ZERO);
        }

        State voided(PurchaseState next, @Nullable Instant nextAttemptAt, Instant at) {
            return new State(
                    ShipmentStatus.VOIDED,
                    next,
                    attempts,
                    problem,
                    nextAttemptAt,
                    estimatedOn,
                    labelledAt,
                    null,
                    null,
                    at,
                    null,
                    Duration.ZERO);
        }

        State dispatched(LocalDate estimated, Instant at) {
            return new State(
                    ShipmentStatus.DISPATCHED,
                    purchase,
                    attempts,
                    problem,
                    null,
                    estimated,
                    labelledAt,
                    at,
                    null,
                    null,
                    at,
                    Duration.ZERO);
        }

        State progressed(ShipmentStatus next, LocalDate estimated, @Nullable Instant delivered) {
            return new State(
                    next,
                    purchase,
                    attempts,
                    problem,
                    nextAttemptAt,
                    estimated,
                    labelledAt,
                    dispatchedAt,
                    delivered,
                    voidedAt,
                    next.isUnderWay() ? nextPollAt : null,
                    pollPause);
        }

        State polled(@Nullable Instant next, Duration pause) {
            return new State(
                    status,
                    purchase,
                    attempts,
                    problem,
                    nextAttemptAt,
                    estimatedOn,
                    labelledAt,
                    dispatchedAt,
                    deliveredAt,
                    voidedAt,
                    next,
                    pause);
        }
    }

    Shipment {
        packages = List.copyOf(packages);
        if (packages.isEmpty()) {
            throw new IllegalArgumentException("a shipment of nothing");
        }
    }

    /** Under which the carrier knows the purchase. One shipment is one purchase, so that asking twice buys once. */
    String reference() {
        return facts.number();
    }

    boolean awaitsLabel() {
        return state.status() == ShipmentStatus.PREPARED;
    }

    /** Notes that the carrier is being asked, and when to ask again should nobody come back with an answer. */
    Shipment asking(Instant again) {
        return with(state.purchase(PurchaseState.WAITING, state.attempts() + 1, state.problem(), again));
    }

    /** This shipment, once the carrier has answered. A purchase that was voided meanwhile is given back. */
    Shipment answered(Purchase answer, ShippingSettings settings, Instant now) {
        if (!awaitsLabel()) {
            return this;
        }
        return switch (answer) {
            case Bought(var numbers) -> labelled(numbers, settings, now);
            case Refused(var reason) -> with(state.purchase(PurchaseState.REFUSED, state.attempts(), reason, null));
            case Unknown(var reason) -> unanswered(reason, settings, now);
        };
    }

    private Shipment labelled(Map<Integer, String> numbers, ShippingSettings settings, Instant now) {
        if (!packages.stream().allMatch(box -> numbers.containsKey(box.number()))) {
            return unanswered("the carrier sold fewer labels than there are packages", settings, now);
        }
        return new Shipment(
                id,
                facts,
                packages.stream()
                        .map(box -> box.tracked(numbers.get(box.number())))
                        .toList(),
                state.labelled(now),
                version);
    }

    private Shipment unanswered(String reason, ShippingSettings settings, Instant now) {
        boolean enough = state.attempts() >= settings.attemptsMost();
        return with(state.purchase(
                enough ? PurchaseState.GAVE_UP : PurchaseState.WAITING,
                state.attempts(),
                reason,
                enough ? null : now.plus(settings.retryAfter(state.attempts()))));
    }

    /** A person asks for the label again: patience starts anew. */
    Shipment askedAgain(Instant now) {
        return with(state.purchase(PurchaseState.WAITING, 0, state.problem(), now));
    }

    Shipment voided(Instant now) {
        boolean asked = state.attempts() > 0 || state.labelledAt() != null;
        return with(
                asked
                        ? state.voided(PurchaseState.GIVING_BACK, now, now)
                        : state.voided(PurchaseState.GIVEN_BACK, null, now));
    }

    Shipment with(State next) {
        return new Shipment(id, facts, packages, next, version);
    }

    List<String> trackingNumbers() {
        return packages.stream()
                .map(ShippedPackage::trackingNumber)
                .filter(Objects::nonNull)
                .toList();
    }

    Map<LineId, Long> unitsByLine() {
        var units = new TreeMap<LineId, Long>();
        packages.stream()
                .flatMap(box -> box.contents().stream())
                .forEach(content -> units.merge(content.line(), content.quantity(), Long::sum));
        return units;
    }

    /** One entry per line, in the order of the lines' ids. */
    List<Units> units() {
        var quantities = unitsByLine();
        var units = new ArrayList<Units>();
        quantities.forEach((line, quantity) -> units.add(new Units(
                line,
                packages.stream()
                        .flatMap(box -> box.contents().stream())
                        .filter(content -> content.line().equals(line))
                        .findFirst()
                        .orElseThrow()
                        .sku(),
                facts.site(),
                quantity)));
        return units;
    }
}
