package dev.baton.console.tracking;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.console.shipping.Step;
import dev.baton.notifications.OrderTracking;
import dev.baton.notifications.OrderTracking.Milestone;
import dev.baton.notifications.OrderTracking.Reason;
import dev.baton.notifications.OrderTracking.Sent;
import dev.baton.notifications.OrderTracking.State;
import dev.baton.notifications.OrderTracking.Station;
import dev.baton.notifications.OrderTracking.Thing;
import dev.baton.shipping.ShipmentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the public page says, in plain words. */
public final class TrackingWords {

    private TrackingWords() {}

    /** Where it is, in a handful of words. */
    public static String headline(Ui ui, OrderTracking order) {
        return ui.t("tracking.state." + (isWaiting(order) ? "WAITING" : order.state()));
    }

    /** Nothing moves, and there is a reason. */
    private static boolean isWaiting(OrderTracking order) {
        return order.state() == State.RECEIVED
                && (order.units().waiting() == order.units().owed()
                        || (order.reason() != Reason.NONE && order.reason() != Reason.STOCK));
    }

    /** Where it is and when it will be there, as one would say it on the telephone. */
    public static String sentence(Ui ui, OrderTracking order, LocalDate today) {
        var parts = new ArrayList<String>();
        switch (order.state()) {
            case CANCELLED -> parts.add(ui.t("tracking.say.cancelled"));
            case DELIVERED ->
                parts.add(
                        order.deliveredOn() == null
                                ? ui.t("tracking.say.delivered", order.town())
                                : ui.t("tracking.say.delivered-on", order.town(), ui.date(order.deliveredOn())));
            case TROUBLE -> parts.add(ui.t(isComingBack(order) ? "tracking.say.returned" : "tracking.say.trouble"));
            case OUT_FOR_DELIVERY -> parts.add(ui.t("tracking.say.out", order.town()));
            case SENT -> parts.add(sent(ui, order));
            case PARTLY_SENT, PARTLY_DELIVERED ->
                parts.add(ui.t(
                        "tracking.say.partly",
                        ui.quantity(order.units().underWay() + order.units().delivered()),
                        ui.quantity(order.units().owed())));
            case PREPARING -> parts.add(ui.t("tracking.say.preparing"));
            case RECEIVED -> {
                if (!isWaiting(order)) {
                    parts.add(ui.t("tracking.say.received"));
                }
            }
        }
        var why = why(ui, order);
        if (why != null) {
            parts.add(why);
        }
        var when = when(ui, order, today);
        if (when != null) {
            parts.add(when);
        }
        return String.join(" ", parts);
    }

    private static String sent(Ui ui, OrderTracking order) {
        var way = order.way();
        return way == null
                ? ui.t("tracking.say.sent", order.town())
                : ui.t("tracking.say.sent-from", way.fromTown(), order.town());
    }

    private static boolean isComingBack(OrderTracking order) {
        return order.shipments().stream().anyMatch(sent -> sent.status() == ShipmentStatus.RETURNED_TO_SENDER);
    }

    private static @Nullable String why(Ui ui, OrderTracking order) {
        return switch (order.reason()) {
            case NONE -> null;
            case STOCK ->
                order.units().waiting() == 0
                        ? ui.t("tracking.why.CHECK")
                        : order.units().waiting() == order.units().owed()
                                ? ui.t("tracking.why.STOCK.all")
                                : ui.n("tracking.why.STOCK", order.units().waiting());
            default -> ui.t("tracking.why." + order.reason());
        };
    }

    private static @Nullable String when(Ui ui, OrderTracking order, LocalDate today) {
        boolean over = order.state() == State.CANCELLED || order.state() == State.DELIVERED || isComingBack(order);
        boolean stopped =
                order.reason() != Reason.NONE && order.reason() != Reason.STOCK && order.reason() != Reason.REST;
        if (over || stopped) {
            return null;
        }
        var day = order.expectedOn();
        if (day == null) {
            return ui.t("tracking.when.unknown");
        }
        if (day.isBefore(today)) {
            return ui.t("tracking.when.late", ui.date(day));
        }
        return day.equals(today) ? ui.t("tracking.when.today") : ui.t("tracking.when.on", ui.date(day));
    }

    public static List<Step> steps(Ui ui, OrderTracking order) {
        var stations = order.stations();
        int last = (int) stations.stream().filter(Station::isReached).count() - 1;
        var steps = new ArrayList<Step>();
        for (int i = 0; i < stations.size(); i++) {
            var station = stations.get(i);
            var state = station.isReached() || i < last ? Step.State.DONE : Step.State.NEXT;
            if (i == last && station.milestone() != Milestone.DELIVERED) {
                state = order.state() == State.TROUBLE ? Step.State.TROUBLE : Step.State.NOW;
            }
            var day = station.on();
            steps.add(new Step(
                    ui.t((station.isReached() ? "tracking.step." : "tracking.ahead.") + station.milestone()),
                    state,
                    day == null ? null : ui.date(day)));
        }
        return steps;
    }

    public static Tone tone(OrderTracking order) {
        return switch (order.state()) {
            case DELIVERED -> Tone.DONE;
            case TROUBLE -> Tone.URGENT;
            case CANCELLED -> Tone.NEUTRAL;
            default -> isWaiting(order) ? Tone.WAITING : Tone.MOVING;
        };
    }

    public static String icon(OrderTracking order) {
        return switch (order.state()) {
            case RECEIVED -> isWaiting(order) ? "hourglass" : "shopping-cart";
            case PREPARING -> "package";
            case PARTLY_SENT, SENT, PARTLY_DELIVERED -> "truck";
            case OUT_FOR_DELIVERY -> "truck-delivery";
            case TROUBLE -> "alert-triangle";
            case DELIVERED -> "circle-check";
            case CANCELLED -> "ban";
        };
    }

    public static Tone tone(Sent sent) {
        return switch (sent.status()) {
            case DELIVERED -> Tone.DONE;
            case EXCEPTION, RETURNED_TO_SENDER -> Tone.URGENT;
            default -> Tone.MOVING;
        };
    }

    /** What has become of a thing, in parts when it is in several places. */
    public static List<String> state(Ui ui, Thing thing) {
        var units = thing.units();
        boolean all = Stream.of(units.waiting(), units.inside(), units.underWay(), units.delivered(), thing.cancelled())
                        .filter(count -> count > 0)
                        .count()
                <= 1;
        var states = new ArrayList<String>();
        add(states, ui, "delivered", units.delivered(), all);
        add(states, ui, "under-way", units.underWay(), all);
        add(states, ui, "inside", units.inside(), all);
        if (units.waiting() > 0) {
            var words = part(ui, "waiting", units.waiting(), all);
            states.add(
                    thing.expectedOn() == null
                            ? words + ", " + ui.t("tracking.thing.no-date")
                            : words + ", " + ui.t("tracking.thing.expected", ui.date(thing.expectedOn())));
        }
        add(states, ui, "cancelled", thing.cancelled(), all);
        return states;
    }

    private static void add(List<String> states, Ui ui, String what, long count, boolean all) {
        if (count > 0) {
            states.add(part(ui, what, count, all));
        }
    }

    private static String part(Ui ui, String what, long count, boolean all) {
        var words = ui.t("tracking.thing." + what);
        return all ? words : ui.quantity(count) + " " + words.toLowerCase(ui.locale());
    }

    /** Two letters that stand for a thing of which there is no picture. */
    public static String initials(String name) {
        return Stream.of(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** One of six quiet colours, always the same for the same thing. */
    public static int shade(String sku) {
        return Math.floorMod(sku.hashCode(), 6);
    }

    public static String moment(Ui ui, Instant at, ZoneId zone) {
        return ui.date(LocalDate.ofInstant(at, zone)) + ", " + ui.time(at, zone);
    }
}
