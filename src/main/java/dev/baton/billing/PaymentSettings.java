package dev.baton.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient billing is with payment providers.
 *
 * @param provider the one that cards are authorised with
 * @param timeout how long one answer may take
 * @param retryFirst the pause before a provider is asked again; it doubles every time, up to {@code retryMost}
 */
@ConfigurationProperties("baton.payments")
record PaymentSettings(
        @DefaultValue("simulator") String provider,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5s") Duration retryFirst,
        @DefaultValue("30m") Duration retryMost) {

    /** How long to wait after {@code tries} in vain. */
    Duration retryAfter(int tries) {
        var pause = retryFirst.multipliedBy(1L << Math.clamp(tries - 1, 0, 20));
        return pause.compareTo(retryMost) > 0 ? retryMost : pause;
    }
}
