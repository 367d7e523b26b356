package dev.baton.shipping;

/** Where the purchase of a shipment's labels is. */
public enum PurchaseState {
    /** To be asked for, or asked about again, under the same reference. */
    WAITING,
    BOUGHT,
    /** The carrier will not; somebody must change something and ask again. */
    REFUSED,
    /** The carrier did not answer however often it was asked; somebody may ask again. */
    GAVE_UP,
    /** The shipment was voided, and whatever may have been bought must be given back. */
    GIVING_BACK,
    GIVEN_BACK
}
