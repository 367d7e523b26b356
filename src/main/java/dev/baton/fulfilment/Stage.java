package dev.baton.fulfilment;

/** Where a fulfilment order is in its life. How far its units are is told by its quantities, never by its stage. */
enum Stage {
    /** Follows the order's allocations; nobody on the floor knows of it. */
    OPEN,
    RELEASED,
    /** Everything that was there has been shipped. */
    CLOSED,
    CANCELLED
}
