/**
 * The work of a site on an order: released to its floor, picked scan by scan, packed, and handed over to be shipped.
 *
 * <p>A fulfilment order decides and never acts, and follows the order's allocations until it is released. Announces
 * {@link dev.baton.fulfilment.FulfilmentEvent}. Schema: {@code fulfilment}. Published views: {@code
 * fulfilment.fulfilment_orders_view}, {@code fulfilment.lines_view}, {@code fulfilment.packages_view}.
 *
 * <p>Locks: the fulfilment order first, then the order by way of {@code orders.MoveUnits}, which locks balances; never the other
 * way.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "inventory",
            "orders"
        })
package dev.baton.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
