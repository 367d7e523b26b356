/** What billing asks of a payment provider, and what a provider tells. Implemented once per provider. */
@NamedInterface("spi")
@NullMarked
package dev.baton.billing.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
