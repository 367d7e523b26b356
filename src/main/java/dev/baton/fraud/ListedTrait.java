package dev.baton.fraud;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is let through, or never served.
 *
 * @param value as it was written
 * @param reason why it is listed
 * @param expiresOn the last day on which it counts; null for ever
 */
public record ListedTrait(
        UUID id,
        Verdict verdict,
        TraitKind kind,
        String value,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate expiresOn,
        Instant listedAt,
        String listedBy) {

    public enum Verdict {
        ALLOW,
        DENY
    }
}
