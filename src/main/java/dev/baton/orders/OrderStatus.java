package dev.baton.orders;

/** What a screen calls the state of an order: derived from its stage, holds and quantities, in this order of precedence. */
public enum OrderStatus {
    CANCELLED,
    ON_HOLD,
    DELIVERED,
    SHIPPED,
    PARTIALLY_SHIPPED,
    IN_FULFILMENT,
    READY,
    PARTIALLY_BACKORDERED,
    BACKORDERED
}
