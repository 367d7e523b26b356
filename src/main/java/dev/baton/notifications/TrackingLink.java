package dev.baton.notifications;

import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The address of one order's public page.
 *
 * @param path {@code /t/…}, behind the public address of the installation
 * @param url the whole address, as a letter carries it
 * @param revokedAt null while it opens the page
 */
public record TrackingLink(
        OrderId order,
        String path,
        String url,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    public boolean isOpen(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }
}
