/**
 * Orders that somebody may have placed with another's card: looked at after placing, scored with reasons, and held for a person when
 * the score is high. Lists of who is let through and who is never served; a provider of scores may be asked.
 *
 * <p>Placing never waits for it, and it does nothing until a company turns it on. Schema: {@code fraud}.
 */
@ApplicationModule(allowedDependencies = {"platform", "worklist", "worklist :: spi", "customers", "orders", "billing"})
@NullMarked
package dev.baton.fraud;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
