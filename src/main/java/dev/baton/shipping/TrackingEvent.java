package dev.baton.shipping;

import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen of a shipment.
 *
 * @param trackingNumber of the package; null when it speaks of the whole shipment
 * @param receivedFrom the carrier, or the person or program that told it
 */
public record TrackingEvent(
        @Nullable String trackingNumber,
        TrackingCode code,
        Instant at,
        @Nullable String place,
        @Nullable String words,
        @Nullable LocalDate estimatedOn,
        Instant receivedAt,
        String receivedFrom) {}
