package dev.baton.console.orders;

import dev.baton.console.Segment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.network.Site;
import dev.baton.shipping.ShipmentView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work of one site on an order, and what comes next.
 *
 * @param site its name
 * @param cutOff when it must have left; null while it has no day
 */
public record Floor(
        FulfilmentView work,
        String site,
        ZoneId zone,
        @Nullable Instant cutOff,
        boolean late,
        List<Segment> segments,
        String words,
        @Nullable NextStep next) {

    static Floor of(
            Ui ui,
            FulfilmentView work,
            @Nullable Site site,
            List<ShipmentView> shipments,
            @Nullable String waits,
            Instant now) {
        var day = work.shipOn();
        var cutOff = site == null || day == null ? null : site.calendar().cutOffOn(day);
        boolean over = work.status() == FulfilmentStatus.SHIPPED || work.status() == FulfilmentStatus.CANCELLED;
        var segments = segments(ui, work);
        return new Floor(
                work,
                site == null ? work.site().value() : site.name(),
                site == null ? ui.zone() : site.calendar().zone(),
                over ? null : cutOff,
                !over && cutOff != null && cutOff.isBefore(now),
                segments,
                segments.stream()
                        .filter(segment -> segment.quantity() > 0)
                        .map(segment -> ui.quantity(segment.quantity()) + " " + segment.label())
                        .collect(Collectors.joining(", ")),
                NextStep.of(ui, work, shipments, waits).orElse(null));
    }

    private static List<Segment> segments(Ui ui, FulfilmentView work) {
        boolean released = work.releasedAt() != null;
        return List.of(
                segment(ui, Segment.Kind.SHIPPED, "shipped", sum(work, FulfilmentView.Line::shipped)),
                segment(ui, Segment.Kind.PACKED, "packed", sum(work, FulfilmentView.Line::packed)),
                segment(ui, Segment.Kind.PICKED, "picked", sum(work, FulfilmentView.Line::picked)),
                segment(
                        ui,
                        released ? Segment.Kind.RELEASED : Segment.Kind.RESERVED,
                        released ? "to-pick" : "reserved",
                        sum(work, FulfilmentView.Line::toPick)),
                segment(ui, Segment.Kind.BACKORDERED, "missing", sum(work, FulfilmentView.Line::missing)));
    }

    private static Segment segment(Ui ui, Segment.Kind kind, String word, long quantity) {
        return new Segment(kind, ui.t("orders.floor.units." + word), quantity);
    }

    private static long sum(FulfilmentView work, ToLongFunction<FulfilmentView.Line> of) {
        return work.lines().stream().mapToLong(of).sum();
    }

    public Tone tone() {
        return switch (work.status()) {
            case OPEN, ON_HOLD -> Tone.WAITING;
            case RELEASED, PICKING, PICKED, PACKED -> Tone.MOVING;
            case SHIPPED -> Tone.DONE;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public String icon() {
        return switch (work.status()) {
            case OPEN -> "clock";
            case ON_HOLD -> "player-pause";
            case RELEASED -> "building-warehouse";
            case PICKING, PICKED -> "hand-grab";
            case PACKED -> "package";
            case SHIPPED -> "truck";
            case CANCELLED -> "ban";
        };
    }
}
