package dev.baton.console;

/** A part of a quantity bar. */
public record Segment(Kind kind, String label, long quantity) {

    /** The stations of a unit, in the order in which the bar shows them. */
    public enum Kind {
        DELIVERED,
        SHIPPED,
        PACKED,
        PICKED,
        RELEASED,
        RESERVED,
        BACKORDERED,
        OPEN,
        RETURNED,
        CANCELLED
    }
}
