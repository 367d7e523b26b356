package dev.baton.billing;

/** How far something that costs money has been paid: derived from the ledger, never stored. */
public enum PaymentStatus {
    /** It costs nothing, or nothing any more. */
    NOTHING_OWED,
    UNPAID,
    PARTIALLY_PAID,
    PAID,
    OVERPAID;

    /** @param cost what is or will be owed in all, in minor units */
    public static PaymentStatus of(long cost, long paid) {
        if (paid > cost) {
            return OVERPAID;
        }
        if (cost == 0) {
            return NOTHING_OWED;
        }
        if (paid == cost) {
            return PAID;
        }
        return paid == 0 ? UNPAID : PARTIALLY_PAID;
    }
}
