/**
 * What people say to each other about an order: notes, who is named in them, files, and who has it open now.
 *
 * <p>A note never locks its order and never changes its version: somebody may write one while the order is being shipped. Schema:
 * {@code notes}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "worklist", "worklist :: spi", "orders", "fulfilment", "shipping"})
@NullMarked
package dev.baton.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
