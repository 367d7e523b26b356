package dev.baton.returns;

/** How far a return has come. */
public enum ReturnState {
    /** Somebody has to say yes or no. */
    REQUESTED,
    /** The goods may come. */
    APPROVED,
    REJECTED,
    IN_TRANSIT,
    /** Some of it is here, and has to be looked at. */
    RECEIVED,
    /** Every unit has its place; the customer is owed an answer in money or goods. */
    INSPECTED,
    CLOSED,
    CANCELLED,
    /** Approved, and the goods did not come in time. */
    EXPIRED;

    public boolean isOver() {
        return this == REJECTED || this == CLOSED || this == CANCELLED || this == EXPIRED;
    }

    /** Whether goods may still be taken in for it. */
    public boolean awaitsGoods() {
        return this == APPROVED || this == IN_TRANSIT || this == RECEIVED || this == INSPECTED;
    }

    /** Whether its units are spoken for: nobody may send the same units back again. */
    public boolean holdsUnits() {
        return this != REJECTED && this != CANCELLED && this != EXPIRED;
    }
}
