package dev.baton.shipping;

/** Where shipments wait, and for whom. What was voided waits nowhere. */
public enum ShipmentQueue {
    /** In the house: labelled, or its carrier is being asked for the label. */
    IN_HOUSE,
    UNDER_WAY,
    DELIVERED,
    /** Somebody must act: the carrier gives no label, it cannot be delivered, or it comes back. */
    TROUBLE
}
