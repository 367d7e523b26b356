package dev.baton.returns;

/** Where in the house, or outside of it, it went wrong that something comes back. */
public enum Cause {
    /** The wrong item, or the wrong number of it, was taken from the shelf. */
    PICK,
    /** It was packed badly, or left out of the box. */
    PACK,
    /** Broken, lost or late on its way. */
    CARRIER,
    /** Faulty from the start. */
    ITEM,
    /** Not what its page promised. */
    LISTING,
    /** Nothing was wrong: the customer thought better of it. */
    CUSTOMER;

    /** Whether the warehouse could have prevented it. */
    public boolean isFulfilment() {
        return this == PICK || this == PACK;
    }

    public boolean isCustomers() {
        return this == CUSTOMER;
    }
}
