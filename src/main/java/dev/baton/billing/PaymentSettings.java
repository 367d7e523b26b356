package dev.baton.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient billing is with payment providers.
 *
 * @param provider the one that cards are authorised with
 * @param timeout how long one answer may take
 * @param renewBefore how long before a provider lets go of a hold it is renewed; of a short one, at half of its time
 * @param retryDeclined after what pauses a card that was declined is asked again by itself
 * @param retryFirst the pause before a provider is asked again; it doubles every time, up to {@code retryMost}
 */
@ConfigurationProperties("baton.payments")
record PaymentSettings(
        @DefaultValue("simulator") String provider,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration renewBefore,
        @DefaultValue({"4h", "24h", "72h"}) List<Duration> retryDeclined,
        @DefaultValue("5s") Duration retryFirst,
        @DefaultValue("30m") Duration retryMost) {

    /** When a hold that began now is to be renewed; null when it is not known to end. */
    @Nullable
    Instant renewAt(Instant now, @Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return null;
        }
        var early = expiresAt.minus(renewBefore);
        var half = now.plus(Duration.between(now, expiresAt).dividedBy(2));
        return early.isAfter(half) ? early : half;
    }

    /**
     * When a card is asked again that was declined now; null when it is left alone.
     *
     * @param before how often it was declined already
     */
    @Nullable
    Instant retryAt(Instant now, int before) {
        return before < retryDeclined.size() ? now.plus(retryDeclined.get(before)) : null;
    }

    /** How long to wait after {@code tries} in vain. */
    Duration retryAfter(int tries) {
        var pause = retryFirst.multipliedBy(1L << Math.clamp(tries - 1, 0, 20));
        return pause.compareTo(retryMost) > 0 ? retryMost : pause;
    }
}
