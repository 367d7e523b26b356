package dev.baton.sourcing;

import dev.baton.catalog.Sku;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, where, and how it may be shipped.
 *
 * @param country ISO 3166-1 alpha-2
 * @param destination null when nobody knows where on earth it is
 * @param policy COMPLETE: one shipment, when everything is there. PARTIAL: what is there ships now, from several sites if it
 *     must
 * @param requestedOn not before this day; null for as soon as possible
 */
public record SourcingRequest(
        String country,
        @Nullable GeoPoint destination,
        ShippingPolicy policy,
        Instant at,
        @Nullable LocalDate requestedOn,
        List<Want> wants) {

    public SourcingRequest {
        wants = List.copyOf(wants);
    }

    /**
     * So many of something: one item, or a kit whose parts stay together.
     *
     * @param parts one for an item; the components for a kit
     */
    public record Want(String name, long quantity, List<Part> parts) {

        public Want {
            parts = List.copyOf(parts);
            if (quantity <= 0 || parts.isEmpty()) {
                throw new IllegalArgumentException("%d of %s in %d parts".formatted(quantity, name, parts.size()));
            }
        }
    }

    /** @param perUnit units of the item in one of what is wanted */
    public record Part(Sku sku, long perUnit, HandlingClass handlingClass) {}
}
