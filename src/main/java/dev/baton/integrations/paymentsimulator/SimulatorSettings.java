package dev.baton.integrations.paymentsimulator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated provider behaves whatever the card.
 *
 * @param latency of every answer; whoever lives at another time does not wait
 * @param slowness of a slow card on top
 * @param callbackDelay how late a late call is
 * @param holdsFor how long an authorisation holds
 */
@ConfigurationProperties("baton.payment-simulator")
record SimulatorSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30ms") Duration latency,
        @DefaultValue("4s") Duration slowness,
        @DefaultValue("20s") Duration callbackDelay,
        @DefaultValue("7d") Duration holdsFor) {}
