/** Screens about fraud. */
@NullMarked
package dev.baton.console.fraud;

import org.jspecify.annotations.NullMarked;
