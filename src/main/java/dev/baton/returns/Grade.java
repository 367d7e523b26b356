package dev.baton.returns;

/** In which condition a unit came back. */
public enum Grade {
    /** As new, in its closed packaging. */
    A,
    /** Opened, and otherwise as new. */
    B,
    /** Damaged, and worth something still. */
    C,
    /** Unusable. */
    D
}
