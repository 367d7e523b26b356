/**
 * A company to try Baton with: invented, complete, and with two months of history behind it; and the way from it to one's own
 * company. It stands above everything and
 * may use every capability, always through the use cases that real users have; nothing knows it.
 *
 * <p>Its files are described in {@code src/main/resources/sample/README.md}. Schema: {@code sample}, for how far it has come.
 */
@ApplicationModule
@NullMarked
package dev.baton.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
