/**
 * Outside parties, one package each: every one implements the {@code spi} of a capability below and knows nothing else of it.
 *
 * <p>Schema: {@code integrations}, for what they must remember.
 */
@ApplicationModule(allowedDependencies = {"platform", "shipping::spi", "billing::spi", "fraud::spi"})
@NullMarked
package dev.baton.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
