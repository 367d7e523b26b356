package dev.baton.shipping.spi;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a carrier saw, in the words all carriers share.
 *
 * @param at when it was seen, which may be long before it is told
 * @param words as the carrier says it
 * @param estimatedOn when the carrier now expects to deliver; null when it does not say
 */
public record Scan(
        String trackingNumber,
        TrackingCode code,
        Instant at,
        @Nullable String place,
        @Nullable String words,
        @Nullable LocalDate estimatedOn) {}
