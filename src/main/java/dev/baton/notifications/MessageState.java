package dev.baton.notifications;

/** How far a message has come. */
public enum MessageState {
    /** For its time: the next round, the end of the quiet hours, or the next attempt. */
    WAITING,
    SENDING,
    /** The mail server has taken it over. */
    SENT,
    /** It was being handed over when the connection or the process ended: it may have been sent, so it is not sent again by itself. */
    UNSURE,
    /** Given up: the mail server does not want it, or was never there. */
    FAILED,
    /** Ready, but nobody has named a mail server. */
    NOT_SENT,
    /** On purpose; the reason says why. */
    SKIPPED,
    /** Sent, and came back. */
    BOUNCED;

    /** Whether somebody should look. */
    public boolean isTrouble() {
        return this == UNSURE || this == FAILED || this == NOT_SENT || this == BOUNCED;
    }
}
