package dev.baton.automations;

/** What came of a run. */
public enum RunState {
    /** Its time has not come, or it is tried again. */
    WAITING,
    DONE,
    /** The condition was not true of the order when it was judged. */
    NOT_MET,
    /** The order did not allow it; why is said. */
    REFUSED,
    /** It broke, or it cannot be said whether the condition is true. */
    FAILED,
    /** The automation had acted on the order too often that day. */
    LOOP_GUARD,
    /** The automation was switched off or removed meanwhile. */
    SWITCHED_OFF;

    /** Whether it may be tried again by hand. */
    public boolean isRepeatable() {
        return switch (this) {
            case REFUSED, FAILED, LOOP_GUARD -> true;
            case WAITING, DONE, NOT_MET, SWITCHED_OFF -> false;
        };
    }
}
