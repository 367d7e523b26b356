/** Billing: what is owed for what was shipped. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
