/**
 * What comes in from elsewhere in bulk: orders by the thousand over the API, and files.
 *
 * <p>Whatever is handed in is kept durably first and answered at once, then worked off in the background by the same use cases as
 * anything that comes one by one. Schema: {@code channels}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "rules",
            "network",
            "catalog",
            "customers",
            "pricing",
            "inventory",
            "orders"
        })
@NullMarked
package dev.baton.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
