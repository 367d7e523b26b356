package dev.baton.billing;

/** Where refunded money goes. */
public enum RefundTo {
    /** The way it came, the newest payment first. */
    ORIGINAL_TENDERS,
    /** To the customer's account with us, to be spent here. */
    STORE_CREDIT
}
