package dev.baton.orders;

/** Why units will not be shipped. */
public enum CancelReason {
    CUSTOMER_CHANGED_MIND,
    OUT_OF_STOCK,
    PAYMENT_FAILED,
    FRAUD,
    DUPLICATE,
    ENTRY_ERROR,
    OTHER
}
