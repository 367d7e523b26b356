package dev.baton.notes;

/** Who reads a note besides those who may see the order. */
public enum Audience {
    /** Nobody else. */
    INTERNAL,
    /** Whoever picks and packs it. */
    WAREHOUSE,
    /** Whoever has the link to the public page of the order. */
    CUSTOMER
}
