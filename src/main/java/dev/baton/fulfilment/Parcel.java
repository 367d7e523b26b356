package dev.baton.fulfilment;

import dev.baton.orders.LineId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One package: a box and what lies in it.
 *
 * @param number counts the packages of a fulfilment order from 1
 * @param scaleGrams what the scale said; null when nobody has weighed it as it is now
 * @param shipment what it left with
 */
record Parcel(
        PackageId id,
        int number,
        Box box,
        Map<LineId, Long> contents,
        @Nullable Long scaleGrams,
        @Nullable Instant sealedAt,
        @Nullable Instant shippedAt,
        @Nullable String shipment) {

    Parcel {
        contents = Map.copyOf(contents);
    }

    static Parcel empty(PackageId id, int number, Box box) {
        return new Parcel(id, number, box, Map.of(), null, null, null, null);
    }

    boolean isSealed() {
        return sealedAt != null;
    }

    boolean isShipped() {
        return shippedAt != null;
    }

    boolean isEmpty() {
        return contents.isEmpty();
    }

    long quantityOf(LineId line) {
        return contents.getOrDefault(line, 0L);
    }

    /** What was weighed before no longer holds. */
    Parcel with(LineId line, long units) {
        var next = new TreeMap<>(contents);
        next.merge(line, units, Long::sum);
        next.values().removeIf(quantity -> quantity == 0);
        return new Parcel(id, number, box, next, null, null, null, null);
    }

    Parcel sealed(Instant at, @Nullable Long weighed) {
        return new Parcel(id, number, box, contents, weighed == null ? scaleGrams : weighed, at, null, null);
    }

    Parcel shipped(Instant at, String with) {
        return new Parcel(id, number, box, contents, scaleGrams, sealedAt, at, with);
    }
}
