/** Fulfilment: what is picked and packed, and where. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
