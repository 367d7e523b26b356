package dev.baton.orders;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an order may not go on; an order may have several at once.
 *
 * @param releaseOn when it releases itself; null when somebody must
 */
public record Hold(
        UUID id,
        HoldReason reason,
        @Nullable String note,
        Instant placedAt,
        String placedBy,
        @Nullable Instant releaseOn,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseNote) {

    public boolean isActive() {
        return releasedAt == null;
    }
}
