/** What is asked of a provider of fraud scores. Implemented once per provider. */
@NamedInterface("spi")
@NullMarked
package dev.baton.fraud.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
