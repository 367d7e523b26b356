package dev.baton.orders;

/** A step that units of an order take on the floor and beyond, and the way back where there is one. */
public enum Step {
    /** A site is told to pick. */
    RELEASE,
    /** The site is told not to, before it has picked. */
    RECALL,
    PICK,
    UNPICK,
    PACK,
    UNPACK,
    SHIP,
    DELIVER,
    /** Shipped units have come back, whatever became of them. */
    RETURN
}
