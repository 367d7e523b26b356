package dev.baton.fulfilment;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fulfilment order as a line of a list. */
public record FulfilmentRow(
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
        int lines,
        long units,
        long missing,
        long picked,
        long packed,
        long shipped,
        Instant openedAt,
        @Nullable Instant releasedAt) {}
