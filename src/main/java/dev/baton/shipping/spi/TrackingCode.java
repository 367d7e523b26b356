package dev.baton.shipping.spi;

/** What any carrier can say about a package, in the order in which it usually does. */
public enum TrackingCode {
    INFO_RECEIVED,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERY_ATTEMPTED,
    EXCEPTION,
    DELIVERED,
    RETURNED
}
