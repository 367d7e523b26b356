package dev.baton.returns;

/** What the customer wants for it. */
public enum Wish {
    REFUND,
    STORE_CREDIT,
    EXCHANGE
}
