package dev.baton.shipping;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.platform.Invalid;
import dev.baton.shipping.ServiceChoice.Offer;
import dev.baton.shipping.ServiceChoice.Verdict;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shipments that are put together and given up, as fixes do it. */
@Component
class Reshipping {

    static final String SERVICE = "service";
    private static final String SHIPMENT = "shipment";

    private final ShipPackages shipPackages;
    private final VoidShipment voidShipment;

    Reshipping(ShipPackages shipPackages, VoidShipment voidShipment) {
        this.shipPackages = shipPackages;
        this.voidShipment = voidShipment;
    }

    /** Those that could take them and may, the best one first. */
    static List<Offer> possible(ServiceChoice choice) {
        return choice.candidates().stream()
                .filter(offer -> offer.price() != null && offer.arrivesOn() != null)
                .filter(offer -> offer.verdict() != Verdict.NOT_ALLOWED)
                .toList();
    }

    /** Of the first of {@code offers}, unless another is chosen. */
    static Ask ask(List<Offer> offers) {
        return Ask.listed(
                SERVICE,
                "worklist.ask.service",
                offers.stream().map(offer -> offer.service().toString()).toList(),
                offers.getFirst().service().toString());
    }

    /** What each of them costs, and when it arrives. */
    static Stream<Sentence> said(List<Offer> offers) {
        return offers.stream()
                .map(offer -> Sentence.of(
                        "worklist.fix.service-costs",
                        offer.service(),
                        offer.name(),
                        Objects.requireNonNull(offer.price()),
                        Objects.requireNonNull(offer.arrivesOn())));
    }

    /** @param reason why this service; null when the rules chose it */
    Fix.Result ship(FulfilmentOrderId work, ServiceCode service, @Nullable String reason) {
        return switch (shipPackages.handle(new ShipPackages.Command(work, Set.of(), service, reason))) {
            case ShipPackages.Prepared(var shipment, var number, var choice) -> {
                var chosen = choice.chosen().orElseThrow();
                yield new Fix.Done(
                        Sentence.of("worklist.fix.shipment-prepared", number, chosen.name()),
                        true,
                        Map.of(SHIPMENT, shipment.toString()));
            }
            case ShipPackages.NothingToShip _, ShipPackages.NotClosed _, ShipPackages.AlreadyInShipment _ ->
                new Fix.Refused(Sentence.of("worklist.fix.nothing-packed"));
            case ShipPackages.NotAllowed _, ShipPackages.NotCarried _ ->
                new Fix.Refused(Sentence.of("worklist.fix.no-service"));
        };
    }

    /** What {@link #ship} has prepared. */
    Fix.Result giveUp(Map<String, String> back) {
        return giveUp(ShipmentId.of(Objects.requireNonNull(back.get(SHIPMENT))));
    }

    Fix.Result giveUp(ShipmentId shipment) {
        return switch (voidShipment.handle(shipment)) {
            case VoidShipment.Voided(var _, var number, var _) ->
                new Fix.Done(Sentence.of("worklist.fix.shipment-given-up", number), false, null);
            case VoidShipment.AlreadyVoided _, VoidShipment.TooLate _ ->
                new Fix.Refused(Sentence.of("worklist.fix.no-way-back"));
        };
    }

    static ServiceCode code(String service) {
        try {
            return ServiceCode.of(service);
        } catch (IllegalArgumentException _) {
            throw new Invalid(SERVICE, "must be one of the services that are listed");
        }
    }
}
