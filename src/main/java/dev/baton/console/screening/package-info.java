/** Screens about denied parties. */
@NullMarked
package dev.baton.console.screening;

import org.jspecify.annotations.NullMarked;
