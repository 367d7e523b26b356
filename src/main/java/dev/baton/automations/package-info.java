/**
 * What a manager has done by itself: when something has happened to an order, and a condition is true of it, an action is taken.
 *
 * <p>An event that an automation waits for is noted as a run; when its time has come, the order is judged as it stands then, and
 * the action goes through the use case that a person would use. Every run is kept with what came of it, refusals and errors too.
 * Schema: {@code automations}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "rules", "worklist", "worklist :: spi", "orders", "notifications"})
@NullMarked
package dev.baton.automations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
