/** Automations: what is done by itself, tried on past orders, and the log of what came of it. */
@NullMarked
package dev.baton.console.automations;

import org.jspecify.annotations.NullMarked;
