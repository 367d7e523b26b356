package dev.baton.shipping;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.PackageId;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as others read it, and as the API answers it.
 *
 * @param neededBy the promised day; null when none was promised
 * @param late whether it is expected, or arrived, after the promised day
 * @param choice why this service: every candidate
 */
public record ShipmentView(
        ShipmentId id,
        String number,
        ShipmentStatus status,
        OrderId order,
        String orderNumber,
        FulfilmentOrderId fulfilmentOrder,
        String fulfilmentOrderNumber,
        SiteCode site,
        String customerName,
        Address shipTo,
        ServiceCode service,
        String carrierName,
        String serviceName,
        Money price,
        @Nullable LocalDate neededBy,
        LocalDate shipsOn,
        @Nullable LocalDate estimatedOn,
        boolean late,
        Purchase purchase,
        List<ShipmentPackage> packages,
        ServiceChoice choice,
        Instant createdAt,
        String createdBy,
        @Nullable Instant labelledAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant voidedAt,
        int version) {

    /**
     * Of the labels.
     *
     * @param problem what the carrier said, or that it said nothing
     * @param nextAttemptAt when it is asked again by itself
     */
    public record Purchase(
            PurchaseState state,
            int attempts,
            @Nullable String problem,
            @Nullable Instant nextAttemptAt) {}

    public record ShipmentPackage(
            int number,
            PackageId id,
            String sscc,
            long weightGrams,
            Set<HandlingClass> handling,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            @Nullable Instant labelPrintedAt,
            List<ShipmentContent> contents) {}

    public record ShipmentContent(LineId line, Sku sku, String name, long quantity) {}

    static ShipmentView of(Shipment shipment, Map<String, Carrier> carriers) {
        var facts = shipment.facts();
        var state = shipment.state();
        var carrier = carriers.get(facts.service().carrier());
        return new ShipmentView(
                shipment.id(),
                facts.number(),
                state.status(),
                facts.order(),
                facts.orderNumber(),
                facts.fulfilmentOrder(),
                facts.fulfilmentOrderNumber(),
                facts.site(),
                facts.customerName(),
                facts.shipTo(),
                facts.service(),
                facts.carrierName(),
                facts.serviceName(),
                facts.price(),
                facts.neededBy(),
                facts.shipsOn(),
                state.estimatedOn(),
                isLate(shipment),
                new Purchase(state.purchase(), state.attempts(), state.problem(), state.nextAttemptAt()),
                shipment.packages().stream().map(box -> box(box, carrier)).toList(),
                facts.choice(),
                facts.createdAt(),
                facts.createdBy(),
                state.labelledAt(),
                state.dispatchedAt(),
                state.deliveredAt(),
                state.voidedAt(),
                shipment.version());
    }

    private static boolean isLate(Shipment shipment) {
        var neededBy = shipment.facts().neededBy();
        var deliveredAt = shipment.state().deliveredAt();
        if (neededBy == null) {
            return false;
        }
        if (deliveredAt != null) {
            var zone = DestinationCalendar.of(
                            shipment.facts().shipTo().country(),
                            shipment.facts().place(),
                            neededBy)
                    .zone();
            return deliveredAt.atZone(zone).toLocalDate().isAfter(neededBy);
        }
        var estimatedOn = shipment.state().estimatedOn();
        return estimatedOn != null && estimatedOn.isAfter(neededBy);
    }

    private static ShipmentPackage box(ShippedPackage box, @Nullable Carrier carrier) {
        var number = box.trackingNumber();
        return new ShipmentPackage(
                box.number(),
                box.id(),
                box.sscc().value(),
                box.weightGrams(),
                new TreeSet<>(box.handling()),
                number,
                number == null || carrier == null ? null : carrier.trackingUrlOf(number),
                box.labelPrintedAt(),
                box.contents().stream()
                        .map(content ->
                                new ShipmentContent(content.line(), content.sku(), content.name(), content.quantity()))
                        .toList());
    }
}
