/**
 * What is owed for what was shipped, and what has been paid.
 *
 * <p>An invoice is issued once for every shipment that leaves, over the parts of the order's money that its units carry. Charges
 * and credits, payments and refunds stand in an append-only ledger, and every balance is a sum over it, stored nowhere. What is asked
 * of payment providers is a row each, sent once and then only asked about. Announces
 * {@link dev.baton.billing.BillingEvent}. Schema: {@code billing}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "pricing",
            "orders",
            "shipping"
        })
@NullMarked
package dev.baton.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
