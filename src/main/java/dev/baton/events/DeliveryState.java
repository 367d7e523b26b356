package dev.baton.events;

/** Where an event is on its way to an endpoint. */
public enum DeliveryState {
    WAITING,
    DELIVERED,
    /** Every attempt failed; it is sent again only when somebody says so. */
    DEAD,
    /** It was dead and has been sent again, as a delivery of its own. */
    ABANDONED
}
