package dev.baton.fulfilment;

/** What a screen calls the state of a fulfilment order: derived from its stage, the order's holds and its quantities. */
public enum FulfilmentStatus {
    OPEN,
    ON_HOLD,
    RELEASED,
    PICKING,
    PICKED,
    PACKED,
    SHIPPED,
    CANCELLED
}
