package dev.baton.orders;

/** Why an order may not go on. */
public enum HoldReason {
    ADDRESS,
    CREDIT,
    PAYMENT,
    FRAUD,
    PRICE,
    DUPLICATE,
    CUSTOMER_REQUEST,
    STOCK,
    /** A replacement waits for what it replaces. */
    RETURN,
    /** Somebody in it looks like a party that nobody may deal with. */
    DENIED_PARTY,
    /** What was taken off or added by hand is more than one person may. */
    DISCOUNT,
    /** It is to be served before others, and somebody must agree. */
    EXPEDITE,
    /** It is not what its customer demands of orders: below the minimum, or promised outside the ship window. */
    COMPLIANCE,
    OTHER
}
