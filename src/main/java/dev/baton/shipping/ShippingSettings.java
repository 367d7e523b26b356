package dev.baton.shipping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient shipping is.
 *
 * @param carrierTimeout how long one answer of a carrier may take
 * @param retryFirst the pause before a label is asked about again; it doubles every time, up to {@code retryMost}
 * @param attemptsMost after so many a person must ask again
 * @param pollFirst the pause between two questions about a package of which there was news; without news it doubles, up to
 *     {@code pollMost}
 * @param companyPrefix the GS1 prefix of merchants who have not told theirs; 952 is for demonstrations
 */
@ConfigurationProperties("baton.shipping")
record ShippingSettings(
        @DefaultValue("10s") Duration carrierTimeout,
        @DefaultValue("5s") Duration retryFirst,
        @DefaultValue("15m") Duration retryMost,
        @DefaultValue("12") int attemptsMost,
        @DefaultValue("10s") Duration pollFirst,
        @DefaultValue("30m") Duration pollMost,
        @DefaultValue("9520000") String companyPrefix) {

    /** How long to wait after {@code attempts} in vain. */
    Duration retryAfter(int attempts) {
        return doubled(retryFirst, attempts - 1, retryMost);
    }

    Duration pollAfter(Duration pause, boolean news) {
        return news || pause.isZero() ? pollFirst : doubled(pause, 1, pollMost);
    }

    private static Duration doubled(Duration pause, int times, Duration most) {
        var next = pause.multipliedBy(1L << Math.clamp(times, 0, 20));
        return next.compareTo(most) > 0 ? most : next;
    }
}
