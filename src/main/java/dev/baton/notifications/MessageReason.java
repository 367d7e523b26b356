package dev.baton.notifications;

/** Why a message is in its state, where that does not speak for itself. */
public enum MessageReason {
    /** Too old to be news when it could have been sent. */
    STALE,
    NO_ADDRESS,
    /** Mail to the address came back before, or somebody asked for none. */
    SUPPRESSED,
    OPTED_OUT,
    /** The merchant does not send this kind. */
    SWITCHED_OFF,
    /** Something newer tells more, or it is no longer true. */
    OVERTAKEN,
    /** Nothing is owed. */
    NOTHING_TO_SAY,
    /** Something is owed, but who pays before is not asked by letter. */
    PAYS_BEFORE,
    NO_MAIL_SERVER,
    NO_SENDER,
    QUIET_HOURS,
    /** The mail server did not answer, or asked to come later. */
    TRY_AGAIN,
    REFUSED,
    UNREACHABLE,
    ENDED_WHILE_SENDING,
    BY_HAND,
    ELSEWHERE
}
