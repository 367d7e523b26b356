package dev.baton.automations;

/** What an automation does. */
public enum Action {
    /** Stops the order for a reason. */
    HOLD,
    /** Takes off every hold of a reason. */
    RELEASE,
    /** Has it served before or after others. */
    PRIORITY,
    /** Puts it on the worklist. */
    WORK,
    /** Cancels everything that has not gone to a floor. */
    CANCEL,
    /** Writes a letter to the customer. */
    LETTER
}
