package dev.baton.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may go, and how patient they are.
 *
 * @param allow hosts with port, such as {@code localhost:9000}, that are trusted whatever their address, and without TLS: for
 *     development, or for a receiver beside Baton
 * @param ports where others may listen
 * @param timeout from the first byte sent to the last byte read
 * @param atOnce requests to one endpoint at the same time, from one node
 * @param retries the pauses before the second attempt, the third, and so on; after the last the event is dead
 * @param failuresMost after so many failures in a row the endpoint is left alone for a while
 * @param restFirst for how long, at first; it doubles up to {@code restMost}
 * @param patience an endpoint that has done nothing but fail for so long is disabled
 * @param overlap for how long a former secret signs along after a rotation
 */
@ConfigurationProperties("baton.webhooks")
record WebhookSettings(
        @DefaultValue({}) Set<String> allow,
        @DefaultValue({"443", "8443", "80", "8080"}) Set<Integer> ports,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("8") int atOnce,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,

        @DefaultValue("10") int failuresMost,
        @DefaultValue("30s") Duration restFirst,
        @DefaultValue("15m") Duration restMost,
        @DefaultValue("5d") Duration patience,
        @DefaultValue("24h") Duration overlap) {

    WebhookSettings {
        allow = Set.copyOf(allow);
        ports = Set.copyOf(ports);
        retries = List.copyOf(retries);
    }

    /** How long a claimed delivery is nobody else's: long enough for a handful of requests in a row. */
    Duration hold() {
        return timeout.multipliedBy(4);
    }

    int attemptsMost() {
        return retries.size() + 1;
    }
}
