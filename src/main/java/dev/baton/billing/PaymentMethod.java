package dev.baton.billing;

/** How money came in. */
public enum PaymentMethod {
    CARD,
    BANK_TRANSFER,
    CASH,
    CHECK,
    OTHER
}
