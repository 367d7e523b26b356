/** What shipping asks of a carrier, and what a carrier tells. Implemented once per carrier, or per broker of carriers. */
@NamedInterface("spi")
@NullMarked
package dev.baton.shipping.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
