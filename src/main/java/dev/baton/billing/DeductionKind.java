package dev.baton.billing;

/** What is kept of a credit. */
public enum DeductionKind {
    RESTOCKING_FEE,
    RETURN_SHIPPING,
    /** A discount that the goods kept no longer earn. */
    PROMOTION_CLAWBACK,
    DAMAGE,
    OTHER
}
