/**
 * What customers are told: letters by mail, and the page on which they see where their order is.
 *
 * <p>A letter begins as a row that a listener writes when something happened, is composed and sent by a job, and is never part of
 * the transaction it tells of. Schema: {@code notifications}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "orders",
            "fulfilment",
            "shipping",
            "shipping::spi",
            "billing",
            "returns"
        })
@NullMarked
package dev.baton.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
