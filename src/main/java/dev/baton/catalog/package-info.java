/**
 * What is sold: items and kits, their names, bar codes, packs, measures, handling and customs data.
 *
 * <p>Schema: {@code catalog}. Published view: {@code catalog.items_view}. Quantities everywhere else are base units; how many
 * of them a case holds is said here.
 */
@ApplicationModule(allowedDependencies = {"platform", "network"})
@NullMarked
package dev.baton.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
