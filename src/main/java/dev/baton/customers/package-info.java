/**
 * Who buys: accounts of consumers and companies with their people, addresses, terms, price list and shipping policy; and
 * whether an address can be delivered to.
 *
 * <p>Schema: {@code customers}. Published view: {@code customers.customers_view}.
 */
@ApplicationModule(allowedDependencies = {"platform", "network"})
@NullMarked
package dev.baton.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
