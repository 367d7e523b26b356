package dev.baton.worklist.spi;

import dev.baton.worklist.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A kind of exception, as the capability that raises it knows it. How bad it is and how much time there is are what holds until a
 * company says otherwise.
 *
 * @param code in capitals, such as {@code ORDER_ON_HOLD}; stable, because it is kept
 * @param minutes of working time until somebody must have dealt with it
 * @param usualCause the root cause that is proposed first; null when there is no usual one
 */
public record WorkKind(
        String code,
        String capability,
        Severity severity,
        int minutes,
        @Nullable String usualCause) {}
