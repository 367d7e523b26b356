/** Shipping: labels, slips and the way to the door. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
