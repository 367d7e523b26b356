/** Proofs that stock and money add up, run by {@code ./baton verify}. */
@NullMarked
package dev.baton.platform.proof;

import org.jspecify.annotations.NullMarked;
