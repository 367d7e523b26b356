package dev.baton.returns;

/** What becomes of a unit that came back. Nothing of it can be sold but by {@link #RESTOCK}. */
public enum Disposition {
    /** It has arrived, and nobody has decided yet. */
    UNDECIDED,
    RESTOCK,
    QUARANTINE,
    REPAIR,
    RETURN_TO_VENDOR,
    SCRAP,
    DONATE;

    /** Whether it can still become something else. */
    public boolean isOpen() {
        return this == UNDECIDED || this == QUARANTINE || this == REPAIR;
    }
}
