package dev.baton.channels;

import java.util.Locale;

/** What the rows of an import are. */
public enum ImportKind {
    ORDERS("orders"),
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

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
