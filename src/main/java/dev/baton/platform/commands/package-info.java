/** From a line typed in a terminal to a running Baton: the commands, the database they work on, and the way out. */
@NullMarked
package dev.baton.platform.commands;

import org.jspecify.annotations.NullMarked;
