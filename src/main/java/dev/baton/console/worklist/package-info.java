/** What people must look at, how to put it right, and what it came from. */
@NullMarked
package dev.baton.console.worklist;

import org.jspecify.annotations.NullMarked;
