package dev.baton.console.shipping;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.shipping.PurchaseState;
import dev.baton.shipping.ServiceChoice;
import dev.baton.shipping.ServiceChoice.Verdict;
import dev.baton.shipping.ServiceCode;
import dev.baton.shipping.ShipmentRow;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.spi.TrackingCode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How shipments look and what is said of them. */
public final class ShippingWords {

    private static final int LABELLED = 0;
    private static final int LEFT = 1;
    private static final int ON_ITS_WAY = 2;
    private static final int OUT_FOR_DELIVERY = 3;
    private static final int DELIVERED = 4;

    private ShippingWords() {}

    public static Tone tone(ShipmentStatus status, PurchaseState purchase) {
        return switch (status) {
            case PREPARED -> isStuck(purchase) ? Tone.URGENT : Tone.MOVING;
            case LABELLED -> Tone.WAITING;
            case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY -> Tone.MOVING;
            case EXCEPTION, RETURNED_TO_SENDER -> Tone.URGENT;
            case DELIVERED -> Tone.DONE;
            case VOIDED -> Tone.NEUTRAL;
        };
    }

    public static String icon(ShipmentStatus status, PurchaseState purchase) {
        return switch (status) {
            case PREPARED -> isStuck(purchase) ? "alert-triangle" : "loader-2";
            case LABELLED -> "barcode";
            case DISPATCHED -> "package-export";
            case IN_TRANSIT -> "truck";
            case OUT_FOR_DELIVERY -> "truck-delivery";
            case EXCEPTION -> "alert-triangle";
            case RETURNED_TO_SENDER -> "truck-return";
            case DELIVERED -> "circle-check";
            case VOIDED -> "ban";
        };
    }

    public static String label(Ui ui, ShipmentStatus status, PurchaseState purchase) {
        return status == ShipmentStatus.PREPARED
                ? ui.t("shipping.purchase." + purchase)
                : ui.t("shipping.status." + status);
    }

    /** Whether the carrier gives no label and will not be asked again by itself. */
    public static boolean isStuck(PurchaseState purchase) {
        return purchase == PurchaseState.REFUSED || purchase == PurchaseState.GAVE_UP;
    }

    /** Whether it arrived, or will, after the promised day. */
    public static boolean isLate(ShipmentRow row) {
        var promised = row.neededBy();
        var expected = row.estimatedOn();
        return promised != null && expected != null && expected.isAfter(promised);
    }

    /** What is going on with a shipment, as a colleague would say it. */
    static String sentence(Ui ui, ShipmentView shipment, String site) {
        var with = shipment.serviceName();
        var problem = shipment.purchase().problem();
        var arrives = shipment.estimatedOn() == null
                ? ""
                : " "
                        + ui.t(
                                shipment.late() ? "shipping.say.arrives-late" : "shipping.say.arrives",
                                ui.date(shipment.estimatedOn()),
                                shipment.neededBy() == null ? "" : ui.date(shipment.neededBy()));
        return switch (shipment.status()) {
            case PREPARED ->
                switch (shipment.purchase().state()) {
                    case REFUSED -> ui.t("shipping.say.refused", shipment.carrierName());
                    case GAVE_UP -> ui.t("shipping.say.silent", shipment.carrierName());
                    default ->
                        problem == null
                                ? ui.t("shipping.say.asking", shipment.carrierName())
                                : ui.t("shipping.say.asking-again", shipment.carrierName());
                };
            case LABELLED ->
                ui.n("shipping.say.packages", shipment.packages().size()) + " "
                        + ui.t("shipping.say.waits", site, with, ui.date(shipment.shipsOn())) + arrives;
            case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY -> ui.t("shipping.say.under-way", site, with) + arrives;
            case EXCEPTION -> ui.t("shipping.say.trouble", shipment.carrierName()) + arrives;
            case RETURNED_TO_SENDER -> ui.t("shipping.say.returned");
            case DELIVERED -> ui.t(shipment.late() ? "shipping.say.delivered-late" : "shipping.say.delivered", with);
            case VOIDED -> ui.t("shipping.say.voided");
        };
    }

    /** The way of a shipment in five stations, of which it stands at one; none when it was given up. */
    public static List<Step> steps(Ui ui, ShipmentView shipment) {
        if (shipment.status() == ShipmentStatus.VOIDED) {
            return List.of();
        }
        int here = here(shipment);
        var steps = new ArrayList<Step>();
        for (int station = LABELLED; station <= DELIVERED; station++) {
            var state = state(shipment, station, here);
            steps.add(new Step(name(ui, shipment, station, state), state, when(ui, shipment, station)));
        }
        return steps;
    }

    private static Step.State state(ShipmentView shipment, int station, int here) {
        if (station != here) {
            return station < here ? Step.State.DONE : Step.State.NEXT;
        }
        if (isTrouble(shipment)) {
            return Step.State.TROUBLE;
        }
        return shipment.status() == ShipmentStatus.DELIVERED ? Step.State.DONE : Step.State.NOW;
    }

    private static String name(Ui ui, ShipmentView shipment, int station, Step.State state) {
        if (station == DELIVERED && shipment.status() == ShipmentStatus.RETURNED_TO_SENDER) {
            return ui.t("shipping.status.RETURNED_TO_SENDER");
        }
        boolean ahead = state == Step.State.NEXT || shipment.status() == ShipmentStatus.PREPARED;
        return ui.t((ahead ? "shipping.ahead." : "shipping.step.") + station);
    }

    /** The station that it has come to. */
    private static int here(ShipmentView shipment) {
        return switch (shipment.status()) {
            case PREPARED, LABELLED, VOIDED -> LABELLED;
            case DISPATCHED -> LEFT;
            case IN_TRANSIT, EXCEPTION -> ON_ITS_WAY;
            case OUT_FOR_DELIVERY -> OUT_FOR_DELIVERY;
            case RETURNED_TO_SENDER, DELIVERED -> DELIVERED;
        };
    }

    private static boolean isTrouble(ShipmentView shipment) {
        return shipment.status() == ShipmentStatus.EXCEPTION
                || shipment.status() == ShipmentStatus.RETURNED_TO_SENDER
                || isStuck(shipment.purchase().state());
    }

    private static @Nullable String when(Ui ui, ShipmentView shipment, int station) {
        return switch (station) {
            case LABELLED -> day(ui, shipment.labelledAt());
            case LEFT ->
                shipment.dispatchedAt() == null ? ui.date(shipment.shipsOn()) : day(ui, shipment.dispatchedAt());
            case DELIVERED ->
                shipment.deliveredAt() == null
                        ? shipment.estimatedOn() == null ? null : ui.date(shipment.estimatedOn())
                        : day(ui, shipment.deliveredAt());
            default -> null;
        };
    }

    private static @Nullable String day(Ui ui, @Nullable Instant at) {
        return at == null ? null : ui.date(LocalDate.ofInstant(at, ui.zone()));
    }

    /** Why this service, in one sentence. */
    public static String why(Ui ui, ServiceChoice choice) {
        var chosen = choice.chosen().orElse(null);
        if (chosen == null) {
            return choice.allowed() == null
                    ? ui.t("shipping.why.none")
                    : ui.t("shipping.why.none-allowed", names(choice, choice.allowed()));
        }
        var name = chosen.name();
        if (isAskedFor(choice)) {
            return choice.reason() == null
                    ? ui.t("shipping.why.asked", name)
                    : ui.t("shipping.why.because", name, choice.reason());
        }
        var promised = choice.neededBy();
        if (promised == null) {
            return ui.t("shipping.why.cheapest", name);
        }
        return ui.t(
                choice.meetsPromise() ? "shipping.why.in-time" : "shipping.why.none-in-time", name, ui.date(promised));
    }

    /** The services by their names, as far as there are any of these codes. */
    public static String names(@Nullable ServiceChoice choice, List<ServiceCode> services) {
        return services.stream().map(code -> name(choice, code)).collect(Collectors.joining(", "));
    }

    private static String name(@Nullable ServiceChoice choice, ServiceCode code) {
        var offers = choice == null ? List.<ServiceChoice.Offer>of() : choice.candidates();
        return offers.stream()
                .filter(offer -> offer.service().equals(code))
                .map(ServiceChoice.Offer::name)
                .findFirst()
                .orElse(code.toString());
    }

    /** Whether a person chose the service. */
    static boolean isAskedFor(ServiceChoice choice) {
        return choice.candidates().stream().anyMatch(offer -> offer.verdict() == Verdict.NOT_ASKED_FOR);
    }

    /** What speaks for an offer or against it. */
    public static String verdict(Ui ui, ServiceChoice choice, ServiceChoice.Offer offer) {
        if (offer.verdict() == Verdict.CHOSEN && !isAskedFor(choice)) {
            return ui.t(choice.meetsPromise() ? "shipping.verdict.best" : "shipping.verdict.best-late");
        }
        return ui.t("shipping.verdict." + offer.verdict());
    }

    public static Tone tone(ServiceChoice choice, ServiceChoice.Offer offer) {
        return switch (offer.verdict()) {
            case CHOSEN -> choice.meetsPromise() ? Tone.DONE : Tone.WAITING;
            case DEARER, NOT_ASKED_FOR -> Tone.NEUTRAL;
            case TOO_LATE -> Tone.WAITING;
            case TOO_SLOW_FOR_COLD, TOO_HEAVY, NO_RATE, NOT_THERE, NOT_ALLOWED -> Tone.NEUTRAL;
        };
    }

    /** @param overrides whether the person may go against the customer's routing guide */
    public static boolean isPossible(ServiceChoice.Offer offer, boolean overrides) {
        return switch (offer.verdict()) {
            case NOT_ALLOWED -> overrides;
            case CHOSEN, DEARER, TOO_LATE, NOT_ASKED_FOR -> offer.price() != null;
            case TOO_SLOW_FOR_COLD, TOO_HEAVY, NO_RATE, NOT_THERE -> false;
        };
    }

    public static String icon(TrackingCode code) {
        return switch (code) {
            case INFO_RECEIVED -> "info-circle";
            case PICKED_UP -> "package-export";
            case IN_TRANSIT -> "truck";
            case OUT_FOR_DELIVERY -> "truck-delivery";
            case DELIVERY_ATTEMPTED -> "alert-circle";
            case EXCEPTION -> "alert-triangle";
            case DELIVERED -> "circle-check";
            case RETURNED -> "truck-return";
        };
    }

    static Tone tone(TrackingCode code) {
        return switch (code) {
            case INFO_RECEIVED -> Tone.NEUTRAL;
            case PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY -> Tone.MOVING;
            case DELIVERY_ATTEMPTED, EXCEPTION, RETURNED -> Tone.URGENT;
            case DELIVERED -> Tone.DONE;
        };
    }

    /** 2,340 g as 2.34 kg. */
    public static String kilograms(Ui ui, long grams) {
        var format = NumberFormat.getNumberInstance(ui.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return Objects.requireNonNull(format.format(grams / 1000.0)) + " kg";
    }

    public static String centimetres(int length, int width, int height) {
        return "%d × %d × %d cm".formatted(round(length), round(width), round(height));
    }

    private static long round(int millimetres) {
        return Math.round(millimetres / 10.0);
    }
}
