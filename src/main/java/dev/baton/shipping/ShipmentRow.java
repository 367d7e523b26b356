package dev.baton.shipping;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment in a list. */
public record ShipmentRow(
        ShipmentId id,
        String number,
        ShipmentStatus status,
        OrderId order,
        String orderNumber,
        SiteCode site,
        String customerName,
        String city,
        String country,
        ServiceCode service,
        String carrierName,
        String serviceName,
        Money price,
        PurchaseState purchase,
        @Nullable String purchaseProblem,
        long packages,
        long weightGrams,
        long units,
        List<String> trackingNumbers,
        @Nullable LocalDate neededBy,
        @Nullable LocalDate estimatedOn,
        Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt) {}
