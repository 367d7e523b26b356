/** The floor of a site as those who work on it see it: what is to be picked and packed, and the work itself, scan by scan. */
@NullMarked
package dev.baton.console.fulfilment;

import org.jspecify.annotations.NullMarked;
