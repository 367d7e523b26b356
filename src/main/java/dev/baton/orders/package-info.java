/**
 * The customer's order: placed, held and released, amended, cancelled, and followed unit by unit until everything owed has
 * arrived.
 *
 * <p>An order decides and never acts; where its units are is told by those above who move them. Announces
 * {@link dev.baton.orders.OrderEvent}. Schema: {@code orders}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "rules",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "pricing",
            "inventory",
            "sourcing"
        })
@NullMarked
package dev.baton.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
