package dev.baton.billing;

/** Why something is taken back from what was invoiced. */
public enum CreditReason {
    RETURN,
    PRICE_CORRECTION,
    GOODWILL,
    NOT_DELIVERED,
    CANCELLED,
    OTHER
}
