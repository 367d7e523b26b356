package dev.baton.notifications;

import dev.baton.network.GeoPoint;
import dev.baton.orders.OrderId;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a link may know of an order: where it is, why, and what is in it. No street, no surname, no price, nobody
 * else's affairs and none of the house's own words.
 *
 * @param language of the customer, ISO 639-1
 * @param firstName empty when the order is a company's
 * @param town where it goes
 * @param zone in which its days are counted: that of the destination, to within an hour or two
 * @param expectedOn when everything that is still owed should have arrived; null when nobody can say
 * @param deliveredOn when the last of it arrived; null until then
 * @param units what is owed, all lines together
 */
public record OrderTracking(
        OrderId order,
        String number,
        Brand brand,
        String language,
        String firstName,
        String town,
        ZoneId zone,
        Instant placedAt,
        State state,
        Reason reason,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate deliveredOn,
        Units units,
        List<Station> stations,
        List<Sent> shipments,
        List<Thing> things,
        @Nullable Way way) {

    /** What a customer would call the state of an order. */
    public enum State {
        RECEIVED,
        PREPARING,
        PARTLY_SENT,
        SENT,
        OUT_FOR_DELIVERY,
        /** Something on the way went wrong, or it is coming back. */
        TROUBLE,
        PARTLY_DELIVERED,
        DELIVERED,
        CANCELLED
    }

    /** Why nothing, or not everything, is moving. */
    public enum Reason {
        NONE,
        STOCK,
        /** What is there waits for what is not, because the customer wants one shipment. */
        REST,
        PAYMENT,
        ADDRESS,
        CUSTOMER,
        CHECK
    }

    /** @param waiting for stock; in the order of their way, each unit counted once */
    public record Units(long owed, long waiting, long inside, long underWay, long delivered) {}

    public enum Milestone {
        ORDERED,
        PACKED,
        SENT,
        DELIVERED
    }

    /** @param on the day, or the day on which it should be; null when nobody can say */
    public record Station(
            Milestone milestone,
            boolean isReached,
            @Nullable LocalDate on) {}

    /** @param seen the newest first */
    public record Sent(
            String number,
            String carrier,
            String service,
            ShipmentStatus status,
            List<Parcel> parcels,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate expectedOn,
            @Nullable LocalDate deliveredOn,
            List<Sighting> seen) {}

    /** @param url where the carrier tells more; null when it has no such page */
    public record Parcel(
            @Nullable String trackingNumber, @Nullable String url, List<Content> contents) {}

    public record Content(String name, long quantity) {}

    public record Sighting(
            TrackingCode code, Instant at, @Nullable String place) {}

    /** @param expectedOn of the waiting units */
    public record Thing(
            String sku,
            String name,
            long ordered,
            long cancelled,
            Units units,
            @Nullable LocalDate expectedOn) {}

    /** @param share of the way that is done, from 0 to 1 */
    public record Way(String fromTown, GeoPoint from, String toTown, GeoPoint to, double share) {}

    public OrderTracking {
        stations = List.copyOf(stations);
        shipments = List.copyOf(shipments);
        things = List.copyOf(things);
    }
}
