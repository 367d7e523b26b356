/** Money in integer minor units, and the one way to split it. */
@NullMarked
package dev.baton.platform.money;

import org.jspecify.annotations.NullMarked;
