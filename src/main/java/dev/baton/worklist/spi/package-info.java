/** What the worklist asks of the capabilities that raise work: which kinds of it they know, and how it can be fixed. */
@NamedInterface("spi")
@NullMarked
package dev.baton.worklist.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
