package dev.baton.console.shipping;

import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.network.SiteCode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fulfilment order with closed packages that are in no shipment.
 *
 * @param packages how many of them
 * @param unpacked units that are still to be picked or packed
 * @param cutOff when it must have left its site; null while it has no day
 * @param late whether that is past
 */
public record PackedRow(
        FulfilmentOrderId id,
        String number,
        String orderNumber,
        SiteCode site,
        String customerName,
        boolean vip,
        int priority,
        String shippingService,
        boolean onHold,
        @Nullable LocalDate shipOn,
        @Nullable LocalDate promisedOn,
        long packages,
        long unpacked,
        @Nullable Instant cutOff,
        boolean late) {

    PackedRow leavingBy(@Nullable Instant at, boolean past) {
        return new PackedRow(
                id,
                number,
                orderNumber,
                site,
                customerName,
                vip,
                priority,
                shippingService,
                onHold,
                shipOn,
                promisedOn,
                packages,
                unpacked,
                at,
                past);
    }
}
