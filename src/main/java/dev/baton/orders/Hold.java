package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an order may not go on; an order may have several at once.
 *
 * @param rule the code of the rule that found it; null when no rule did
 * @param releaseOn when it releases itself; null when somebody must
 */
public record Hold(
        UUID id,
        HoldReason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
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

    Hold released(Instant at, String by, @Nullable String why) {
        return new Hold(id, reason, rule, note, placedAt, placedBy, releaseOn, at, by, why);
    }
}
