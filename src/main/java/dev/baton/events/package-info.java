/**
 * What leaves Baton as events: the public catalogue, the feed, webhooks, the live stream of the screens, and Kafka where somebody
 * wants it.
 *
 * <p>Capabilities announce what happened in records of their own, which may change with them. {@link dev.baton.events.Catalogue}
 * decides which of them the world may count on, and in which shape. Schema: {@code events}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "inventory",
            "orders",
            "fulfilment",
            "shipping",
            "shipping::spi",
            "billing",
            "returns"
        })
@NullMarked
package dev.baton.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
