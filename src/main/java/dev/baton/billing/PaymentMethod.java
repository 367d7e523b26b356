package dev.baton.billing;

/** How money came in. */
public enum PaymentMethod {
    CARD,
    BANK_TRANSFER,
    CASH,
    CHECK,
    /** From what the customer has with us. */
    STORE_CREDIT,
    OTHER
}
