package dev.baton.channels;

/** How far an import is. */
public enum ImportState {
    /** Its rows are arriving; none is worked yet. */
    RECEIVING,
    /** All rows are kept, and wait for their turn. */
    WAITING,
    WORKING,
    /** Every row has its outcome. */
    DONE,
    /** Somebody stopped it; what was done stays done. */
    CANCELLED,
    /** The connection ended before the last row; none was worked. */
    BROKEN_OFF;

    public boolean isOver() {
        return switch (this) {
            case RECEIVING, WAITING, WORKING -> false;
            case DONE, CANCELLED, BROKEN_OFF -> true;
        };
    }
}
