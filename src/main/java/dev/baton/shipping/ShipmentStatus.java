package dev.baton.shipping;

/** How far a shipment is, in the order in which it usually gets there. */
public enum ShipmentStatus {
    /** Put together; the carrier has not sold a label yet. */
    PREPARED,
    LABELLED,
    /** Out of the door, and not seen by the carrier yet. */
    DISPATCHED,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /** Something keeps it from arriving: nobody at home, an address that does not exist, damage. */
    EXCEPTION,
    DELIVERED,
    RETURNED_TO_SENDER,
    /** Given up before it left. */
    VOIDED;

    public boolean isUnderWay() {
        return switch (this) {
            case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, EXCEPTION -> true;
            case PREPARED, LABELLED, DELIVERED, RETURNED_TO_SENDER, VOIDED -> false;
        };
    }

    public boolean isInHouse() {
        return this == PREPARED || this == LABELLED;
    }
}
