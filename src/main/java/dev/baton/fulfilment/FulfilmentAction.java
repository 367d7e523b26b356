package dev.baton.fulfilment;

/** What can be asked of a fulfilment order. */
public enum FulfilmentAction {
    RELEASE,
    RECALL,
    PICK,
    SHORT,
    PACK,
    UNPACK,
    SHIP
}
