/**
 * What lies where, what of it is promised, and what is on its way.
 *
 * <p>Balances are derived from an append-only ledger and from reservations in the same transaction and can be proved from them
 * at any time. Announces {@link dev.baton.inventory.StockEvent}. Schema: {@code inventory}.
 */
@ApplicationModule(allowedDependencies = {"platform", "network", "catalog", "customers"})
@NullMarked
package dev.baton.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
