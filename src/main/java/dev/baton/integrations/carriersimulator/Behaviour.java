package dev.baton.integrations.carriersimulator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated carriers behave. The same seed and reference always meet the same luck.
 *
 * @param latency of every answer; whoever lives at another time does not wait
 * @param lostAnswers how often, from 0 to 1, a label is bought and the answer never arrives
 * @param lostRequests how often the request itself never arrives
 * @param refusals how often the carrier will not take the shipment
 * @param duplicateScans how often a scan is told twice
 * @param lateScans how often a scan is told up to half a day late, and so out of order
 * @param returns how often it comes back
 * @param attempts how often nobody is at home the first time
 * @param day how long a day on the road lasts; shorter than 24 hours to see packages arrive. One that was handed over before its
 *     label was asked for belongs to a past that is being made up, and travels as slowly as real ones
 */
@ConfigurationProperties("baton.carrier-simulator")
record Behaviour(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20261121") long seed,
        @DefaultValue("40ms") Duration latency,
        @DefaultValue("0") double lostAnswers,
        @DefaultValue("0") double lostRequests,
        @DefaultValue("0") double refusals,
        @DefaultValue("0.01") double returns,
        @DefaultValue("0.1") double duplicateScans,
        @DefaultValue("0.1") double lateScans,
        @DefaultValue("0.03") double attempts,
        @DefaultValue("60s") Duration day) {

    Behaviour {
        if (day.isZero() || day.isNegative() || latency.isNegative()) {
            throw new IllegalArgumentException("a day on the road lasts %s and an answer %s".formatted(day, latency));
        }
    }
}
