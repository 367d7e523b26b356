/** Who changed what, when, from what, to what. */
@NullMarked
package dev.baton.platform.audit;

import org.jspecify.annotations.NullMarked;
