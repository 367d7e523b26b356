package dev.baton.orders;

/** Where an order is in its commercial life. Holds, payment and shipping are facts about it, never stages of it. */
public enum Stage {
    OPEN,

    /** Everything that will be shipped has been delivered or returned. */
    CLOSED,

    CANCELLED
}
