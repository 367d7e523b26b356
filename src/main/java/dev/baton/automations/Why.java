package dev.baton.automations;

/** Why a run ended as it did, where its state alone does not say it. */
public enum Why {
    /** What was to be done was so already. */
    ALREADY_SO,
    NOTHING_TO_HOLD,
    NO_SUCH_HOLD,
    /** Such a hold needs more than orders:write to be released. */
    NOT_ENTITLED,
    /** It waits for a second person, and no automation is one. */
    NEEDS_APPROVAL,
    /** It is on a floor, gone or cancelled. */
    TOO_LATE,
    NOTHING_TO_CANCEL,
    /** The rules of the company refuse the order as it would be. */
    RULES_REFUSE,
    NO_PRICE,
    NO_SUCH_ORDER,
    /** The condition or the text could not be worked out. */
    UNCLEAR,
    ERROR
}
