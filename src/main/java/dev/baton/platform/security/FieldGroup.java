package dev.baton.platform.security;

/** Fields that a role may be kept from seeing, wherever they stand. */
public enum FieldGroup {
    /** Prices, costs, totals: every amount of money. */
    AMOUNTS,
    /** Mail addresses and telephone numbers of customers. */
    CONTACTS
}
