package dev.baton.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are kept.
 *
 * @param keep what was published longer ago is forgotten, with its deliveries
 * @param liveMost how many live streams one merchant may have open on one node
 */
@ConfigurationProperties("baton.events")
record EventsSettings(
        @DefaultValue("30d") Duration keep,
        @DefaultValue("200") int liveMost) {}
