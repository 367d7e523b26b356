package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fulfilment order as others read it, and as the API answers it. */
public record FulfilmentView(
        FulfilmentOrderId id,
        String number,
        OrderId order,
        String orderNumber,
        SiteCode site,
        FulfilmentStatus status,
        boolean onHold,
        String customerName,
        boolean vip,
        int priority,
        String shippingService,
        @Nullable LocalDate shipOn,
        @Nullable LocalDate promisedOn,
        List<Line> lines,
        List<PackageView> packages,
        List<SupportedAction> actions,
        Instant openedAt,
        @Nullable Instant releasedAt,
        int version) {

    /**
     * Every unit of {@code quantity} is in one place: to be picked, missing, picked, packed or shipped.
     *
     * @param bin where it lies at the site, when somebody has said so
     * @param weightGrams of one unit
     */
    public record Line(
            LineId line,
            int number,
            Sku sku,
            String name,
            HandlingClass handlingClass,
            @Nullable String bin,
            long weightGrams,
            long quantity,
            long toPick,
            long missing,
            long picked,
            long packed,
            long shipped) {}

    /**
     * @param weightGrams what the scale said, or else goods and box as computed
     * @param weighed whether it was the scale
     * @param shipment what it left with
     */
    public record PackageView(
            PackageId id,
            String number,
            PackagingCode packaging,
            HandlingClass handlingClass,
            int lengthMm,
            int widthMm,
            int heightMm,
            long weightGrams,
            boolean weighed,
            boolean sealed,
            boolean shipped,
            @Nullable String shipment,
            List<Content> contents) {}

    public record Content(LineId line, Sku sku, long quantity) {}

    static FulfilmentView of(FulfilmentOrder order, Map<Sku, String> bins) {
        var particulars = order.particulars();
        return new FulfilmentView(
                order.id(),
                order.number(),
                order.order(),
                particulars.orderNumber(),
                order.site(),
                order.status(),
                order.onHold(),
                particulars.customerName(),
                particulars.vip(),
                particulars.priority(),
                particulars.shippingService(),
                particulars.shipOn(),
                particulars.promisedOn(),
                order.lines().stream()
                        .map(line -> line(line, bins.get(line.sku())))
                        .toList(),
                order.parcels().stream().map(parcel -> parcel(order, parcel)).toList(),
                order.actions(),
                order.openedAt(),
                order.releasedAt(),
                order.version());
    }

    private static Line line(FulfilmentLine line, @Nullable String bin) {
        return new Line(
                line.line(),
                line.number(),
                line.sku(),
                line.name(),
                line.handlingClass(),
                bin,
                line.weightGrams(),
                line.quantity(),
                line.toPick(),
                line.missing(),
                line.picked(),
                line.packed(),
                line.shipped());
    }

    private static PackageView parcel(FulfilmentOrder order, Parcel parcel) {
        var box = parcel.box();
        var scale = parcel.scaleGrams();
        return new PackageView(
                parcel.id(),
                order.parcelNumber(parcel),
                box.packaging(),
                box.handlingClass(),
                box.lengthMm(),
                box.widthMm(),
                box.heightMm(),
                scale == null ? box.tareGrams() + order.weightOf(parcel.contents()) : scale,
                scale != null,
                parcel.isSealed(),
                parcel.isShipped(),
                parcel.shipment(),
                order.contents(parcel.contents()));
    }
}
