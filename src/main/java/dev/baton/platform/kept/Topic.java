package dev.baton.platform.kept;

/** Kinds of master data whose changes are counted. */
public enum Topic {
    SITES,
    ITEMS,
    CUSTOMERS,
    PRICING,
    RULES,
    AUTOMATIONS,
    ORDER_FIELDS,
    /** What of an order needs a second person. */
    APPROVALS,
    /** What customers demand of deliveries. */
    COMPLIANCE
}
