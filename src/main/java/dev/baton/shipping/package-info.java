/**
 * The way from the packing table to the door: which service carries a package and why, labels and papers, the hand-over, and
 * what the carrier says until it has arrived.
 *
 * <p>Carriers are asked through {@link dev.baton.shipping.spi.CarrierGateway}. Announces
 * {@code ShipmentEvent}. Schema: {@code shipping}. Published views: {@code shipping.shipments_view},
 * {@code shipping.packages_view}.
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
            "orders",
            "fulfilment"
        })
package dev.baton.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
