package dev.baton.catalog;

/**
 * An item that a customer may be given instead of another.
 *
 * @param consent whether the customer has to agree; otherwise the desk may do it without asking
 */
public record Substitute(Sku sku, PriceRule price, boolean consent) {

    /** How many an item has at most. */
    public static final int MOST = 5;

    /** What the customer pays for it. */
    public enum PriceRule {
        /** What the original cost. */
        SAME,
        /** What the price lists ask for it. */
        OWN,
        /** Whichever of the two is lower. */
        LOWER
    }
}
