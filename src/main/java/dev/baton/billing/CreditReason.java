package dev.baton.billing;

/** Why something is taken back from what was invoiced. */
public enum CreditReason {
    RETURN,
    PRICE_CORRECTION,
    GOODWILL,
    NOT_DELIVERED,
    CANCELLED,
    /** Given up: what the customer owes and will not pay. A flat amount, and never more than is owed. */
    WRITE_OFF,
    OTHER
}
