/**
 * Which site serves which line: a pure planner over locked stock and the network, and the explanation that is kept with every
 * decision. It reads what it is given, writes nothing and owns no schema.
 */
@ApplicationModule(allowedDependencies = {"platform", "network", "catalog", "customers", "inventory"})
@NullMarked
package dev.baton.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
