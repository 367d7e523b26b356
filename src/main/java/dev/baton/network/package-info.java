/**
 * The places goods ship from, arrive at and come back to: warehouses, stores, third parties, suppliers' docks; with their
 * addresses, calendars, cut-offs and what they can handle.
 *
 * <p>Schema: {@code network}. Nobody else invents a location.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.baton.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
