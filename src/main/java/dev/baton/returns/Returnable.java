package dev.baton.returns;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderView;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import dev.baton.shipping.ShipmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an order may still be sent back.
 *
 * @param lines those of which something has left
 */
public record Returnable(List<Line> lines) {

    /**
     * @param possible shipped, and neither come back nor about to
     * @param delivered whether the last of it has arrived
     * @param since the day from which the window for returns counts
     * @param paid what was asked for {@code possible} units of it, with shipping and tax
     */
    public record Line(
            LineId line,
            int number,
            Sku sku,
            String name,
            HandlingClass handlingClass,
            long shipped,
            long possible,
            boolean delivered,
            Instant shippedAt,
            LocalDate since,
            SiteCode site,
            Money paid) {}

    public Returnable {
        lines = List.copyOf(lines);
    }

    static Returnable of(OrderView order, List<ShipmentView> shipments, Map<LineId, Long> spokenFor, ZoneId zone) {
        return new Returnable(order.lines().stream()
                .filter(line -> line.quantities().shipped() > 0)
                .map(line -> line(order, line, last(shipments, line.id()), spokenFor, zone))
                .toList());
    }

    Optional<Line> line(LineId id) {
        return lines.stream().filter(line -> line.line().equals(id)).findFirst();
    }

    private static Line line(
            OrderView order,
            OrderView.Line line,
            @Nullable ShipmentView last,
            Map<LineId, Long> spokenFor,
            ZoneId zone) {
        var quantities = line.quantities();
        long possible = Math.max(0, quantities.shipped() - spokenFor.getOrDefault(line.id(), 0L));
        var left = last == null || last.dispatchedAt() == null ? order.placedAt() : last.dispatchedAt();
        var arrived = last == null ? null : last.deliveredAt();
        return new Line(
                line.id(),
                line.number(),
                line.sku(),
                line.name(),
                line.handlingClass(),
                quantities.shipped(),
                possible,
                arrived != null,
                left,
                LocalDate.ofInstant(Objects.requireNonNullElse(arrived, left), zone),
                last == null ? line.sites().getFirst().site() : last.site(),
                Money.of(
                        Split.cumulative(line.money().total().minor(), possible, quantities.ordered()),
                        order.currency()));
    }

    private static @Nullable ShipmentView last(List<ShipmentView> shipments, LineId line) {
        return shipments.stream()
                .filter(shipment -> shipment.dispatchedAt() != null && shipment.voidedAt() == null)
                .filter(shipment -> shipment.packages().stream()
                        .flatMap(box -> box.contents().stream())
                        .anyMatch(content -> content.line().equals(line)))
                .max(Comparator.comparing(shipment -> Objects.requireNonNull(shipment.dispatchedAt())))
                .orElse(null);
    }
}
