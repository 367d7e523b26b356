/** The pages that a customer reaches by a link, without signing in: where an order is and why. */
@NullMarked
package dev.baton.console.tracking;

import org.jspecify.annotations.NullMarked;
