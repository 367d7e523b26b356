/**
 * What an order costs: price lists, discounts, tax rates and shipping charges, and the one calculation that turns a basket
 * into money, line by line, so that the parts always sum to the whole.
 *
 * <p>Schema: {@code pricing}. {@link dev.baton.pricing.PriceOrder} reads and writes nothing; whoever asks keeps the answer.
 */
@ApplicationModule(allowedDependencies = {"platform", "catalog", "customers"})
@NullMarked
package dev.baton.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
