package dev.baton.console.orders;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the state of an order looks: its colour, its icon, and whether its promise is at risk. */
public final class Look {

    private Look() {}

    /** What an order's page shows, as one word: another word, another page. The same on every node. */
    public static String version(OrderView order, Object... besides) {
        return Integer.toHexString((order.version() + Arrays.toString(besides)).hashCode());
    }

    public static Tone tone(OrderStatus status) {
        return switch (status) {
            case CANCELLED -> Tone.NEUTRAL;
            case ON_HOLD, BACKORDERED, PARTIALLY_BACKORDERED -> Tone.WAITING;
            case READY, IN_FULFILMENT, PARTIALLY_SHIPPED, SHIPPED -> Tone.MOVING;
            case DELIVERED -> Tone.DONE;
        };
    }

    /** As its orders look. */
    public static Tone tone(ListView view) {
        return view == ListView.LATE
                ? Tone.URGENT
                : view.statuses().isEmpty()
                        ? Tone.NEUTRAL
                        : tone(view.statuses().getFirst());
    }

    public static String icon(OrderStatus status) {
        return switch (status) {
            case CANCELLED -> "ban";
            case ON_HOLD -> "player-pause";
            case BACKORDERED, PARTIALLY_BACKORDERED -> "hourglass";
            case READY -> "circle-dot";
            case IN_FULFILMENT -> "hand-grab";
            case PARTIALLY_SHIPPED, SHIPPED -> "truck";
            case DELIVERED -> "circle-check";
        };
    }

    /** Whether something of it still has to leave. */
    public static boolean isOpen(OrderStatus status) {
        return switch (status) {
            case CANCELLED, DELIVERED, SHIPPED -> false;
            case ON_HOLD, BACKORDERED, PARTIALLY_BACKORDERED, READY, IN_FULFILMENT, PARTIALLY_SHIPPED -> true;
        };
    }

    /** Why an order stands where it stands; null when its state says enough. */
    public static @Nullable String reason(Ui ui, OrderRow row) {
        return row.status() != OrderStatus.ON_HOLD
                ? null
                : row.holds().stream()
                        .distinct()
                        .map(reason -> ui.t("orders.hold." + reason))
                        .collect(Collectors.joining(", "));
    }

    /** What those of {@code holds} that stand are for, each reason once. */
    public static String reasons(Ui ui, List<Hold> holds) {
        return holds.stream()
                .filter(Hold::isActive)
                .map(hold -> ui.t("orders.hold." + hold.reason()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether the date that was promised is past, or later than the one that was asked for. */
    public static boolean isLate(OrderRow row, LocalDate today) {
        var promised = row.promisedOn();
        var wanted = row.requestedOn();
        return promised != null
                && isOpen(row.status())
                && (promised.isBefore(today) || (wanted != null && promised.isAfter(wanted)));
    }
}
