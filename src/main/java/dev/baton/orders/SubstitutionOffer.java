package dev.baton.orders;

import dev.baton.catalog.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was asked about units that wait: another item, waiting on, or doing without them.
 *
 * @param units that waited when it was offered
 * @param name of the item that waits
 * @param expiresAt until when it may be answered
 * @param takenSku what was taken instead; null unless something was
 */
public record SubstitutionOffer(
        UUID id,
        OrderId order,
        LineId line,
        Sku sku,
        String name,
        long units,
        Instant offeredAt,
        String offeredBy,
        Instant expiresAt,
        State state,
        @Nullable Sku takenSku,
        @Nullable Instant answeredAt) {

    /** How long a customer has to answer. */
    public static final Duration LIFETIME = Duration.ofDays(14);

    public enum State {
        OPEN,
        TAKEN,
        /** The customer waits for the original. */
        WAITING,
        CANCELLED
    }

    SubstitutionOffer answered(State next, @Nullable Sku taken, Instant at) {
        return new SubstitutionOffer(
                id, order, line, sku, name, units, offeredAt, offeredBy, expiresAt, next, taken, at);
    }

    public boolean isOpen(Instant now) {
        return state == State.OPEN && expiresAt.isAfter(now);
    }
}
