/** Who carries: carriers, their services, and what those cost. */
@NullMarked
package dev.baton.console.carriers;

import org.jspecify.annotations.NullMarked;
