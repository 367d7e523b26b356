package dev.baton.channels;

import java.util.Locale;

/** What the rows of an import are. */
public enum ImportKind {
    ORDERS("orders"),
    /** Orders that were over before Baton heard of them. */
    HISTORY("orders"),
    ITEMS("items"),
    CUSTOMERS("customers"),
    STOCK("inventory"),
    PRICES("prices");

    private final String area;

    ImportKind(String area) {
        this.area = area;
    }

    /** The area whose permissions it takes to see such an import ({@code :read}) and to start or stop one ({@code :write}). */
    public String area() {
        return area;
    }

    /** Whether a row is an order, which may stand on several lines of a file. */
    boolean isOfOrders() {
        return this == ORDERS || this == HISTORY;
    }

    /** The field by which lines of a file are known to be one order. */
    String togetherBy() {
        return this == HISTORY ? "number" : "externalReference";
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
