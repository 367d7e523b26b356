package dev.baton.notifications;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant sends.
 *
 * @param quietFrom when its customers want no mail that can wait, in their own time; null for never
 * @param staleHours news older than this is not sent any more
 * @param server null for the one of the installation
 * @param version counts its changes; 0 when nobody has said anything
 */
public record Postbox(
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        int staleHours,
        @Nullable Server server,
        int version) {

    public static final int STALE_HOURS = 48;

    static final Postbox USUAL = new Postbox(null, null, STALE_HOURS, null, 0);

    /**
     * A mail server of the merchant's own.
     *
     * @param security NONE, STARTTLS or TLS
     * @param hasPassword whether one is kept; it can be written and never read
     */
    public record Server(
            String host,
            int port,
            String security,
            @Nullable String username,
            boolean hasPassword) {}

    /** Whether it is quiet at that time of the day; a night that spans midnight included. */
    boolean isQuiet(LocalTime time) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return false;
        }
        return quietFrom.isBefore(quietUntil)
                ? !time.isBefore(quietFrom) && time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) || time.isBefore(quietUntil);
    }
}
