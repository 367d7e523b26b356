/**
 * The one list of what a person must look at: exceptions of every capability, each with an owner, a time by which it must be dealt
 * with, what is at risk, and the fixes that can be tried from where it stands.
 *
 * <p>Capabilities raise work by calling down: {@link dev.baton.worklist.KeepInLine} is told what is wrong now with the things that were
 * looked at, raises what is new and closes what is gone. It is called by listeners, never in the transaction of what went wrong. Schema:
 * {@code worklist}.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.baton.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
