/**
 * Parties nobody may deal with: lists that a company loads, and every order compared with them after it was placed.
 *
 * <p>Placing never waits for it. An order whose names look like one on a list is held before it leaves, and is work for whoever may
 * decide; what was told apart once is not asked again. Schema: {@code screening}.
 */
@ApplicationModule(allowedDependencies = {"platform", "worklist", "worklist :: spi", "customers", "orders"})
@NullMarked
package dev.baton.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
